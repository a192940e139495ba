/** The switch: legs, who is bridged with whom, and what each side hears. */
@NullMarked
package io.connexus.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
