/** Commands to the outside, written with the state that caused them and sent after the commit. */
@NullMarked
package io.connexus.platform.outbox;

import org.jspecify.annotations.NullMarked;
