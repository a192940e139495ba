/** The public face of the sandbox: start it, set it up, close it. */
@NullMarked
package io.connexus.sandbox;

import org.jspecify.annotations.NullMarked;
