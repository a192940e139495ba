/** The product and its sandbox in one process on embedded parts. */
@NullMarked
package io.connexus.demo;

import org.jspecify.annotations.NullMarked;
