package io.connexus.call.domain;

import java.time.Instant;

/**
 * One line of a call's log.
 *
 * @param seq from 1, without gaps
 * @param at when it happened, to the microsecond
 */
public record Logged(int seq, Instant at, CallEvent event) {}
