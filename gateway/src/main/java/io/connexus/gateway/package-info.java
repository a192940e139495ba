/**
 * The edge. A request meets, in this order: {@link io.connexus.gateway.RequestLog} (id, log line,
 * last resort for errors), {@link io.connexus.gateway.SecurityHeaders}, {@link
 * io.connexus.gateway.SingleHeaders}, {@link io.connexus.gateway.Cors}, {@link
 * io.connexus.gateway.BodyLimit}, Spring Security (firewall, token), {@link
 * io.connexus.gateway.RateLimit}, and then the controller of a feature; or it is passed on to the
 * process that has it ({@link io.connexus.gateway.Passing}, {@link
 * io.connexus.gateway.RemoteSockets}). Every refusal is written by {@link
 * io.connexus.gateway.ProblemWriter}.
 */
@NullMarked
package io.connexus.gateway;

import org.jspecify.annotations.NullMarked;
