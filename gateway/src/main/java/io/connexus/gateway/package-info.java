/**
 * The edge. A request meets, in this order: {@link io.connexus.gateway.RequestLog} (id, log line,
 * last resort for errors), {@link io.connexus.gateway.SecurityHeaders}, {@link
 * io.connexus.gateway.BodyLimit}, Spring Security (firewall, token), {@link
 * io.connexus.gateway.RateLimit}, and then the controller of a feature. Every refusal is written by
 * {@link io.connexus.gateway.ProblemWriter}.
 */
@NullMarked
package io.connexus.gateway;

import org.jspecify.annotations.NullMarked;
