/** Measurements of the product as a whole; what each means is told in {@code bench/README.md}. */
@NullMarked
package io.connexus.bench;

import org.jspecify.annotations.NullMarked;
