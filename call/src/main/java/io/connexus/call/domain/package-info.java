/**
 * The rules of a call: what it is, what can happen to it, and what is done about that. Pure: no I/O
 * and no clock, so that the same events always give the same call.
 */
@NullMarked
package io.connexus.call.domain;

import org.jspecify.annotations.NullMarked;
