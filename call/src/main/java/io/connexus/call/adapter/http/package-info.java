/** The calls part of the REST contract. */
@NullMarked
package io.connexus.call.adapter.http;

import org.jspecify.annotations.NullMarked;
