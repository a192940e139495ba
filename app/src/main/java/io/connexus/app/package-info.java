/** Wires the features together: every constructor call of the product is in here. */
@NullMarked
package io.connexus.app;

import org.jspecify.annotations.NullMarked;
