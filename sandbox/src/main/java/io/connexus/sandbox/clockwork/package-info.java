/** Time, order and identity: what makes a run repeatable and as fast as a test wants it. */
@NullMarked
package io.connexus.sandbox.clockwork;

import org.jspecify.annotations.NullMarked;
