@NullMarked
package io.connexus.call.adapter.http;

import org.jspecify.annotations.NullMarked;
