/** The control API and what the console page is made of. */
@NullMarked
package io.connexus.sandbox.control;

import org.jspecify.annotations.NullMarked;
