/** Sound as numbers: 16 bit, 8 kHz, mono, in frames of 20 ms. */
@NullMarked
package io.connexus.sandbox.audio;

import org.jspecify.annotations.NullMarked;
