@NullMarked
package io.connexus.call.adapter.postgres;

import org.jspecify.annotations.NullMarked;
