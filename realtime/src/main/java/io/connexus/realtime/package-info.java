/**
 * The WebSocket that screens listen on, as {@code asyncapi.yaml} describes it: rooms, numbering,
 * resume. Carries envelopes and does not know what is in them.
 *
 * <p>One {@link io.connexus.realtime.WorkspaceStream} numbers the frames of a workspace and keeps
 * the newest; each socket has a bounded queue and one virtual thread that empties it, so a slow
 * screen holds up nobody. Everything here is lost with the process: the stream's name changes then,
 * and screens read again.
 */
@NullMarked
package io.connexus.realtime;

import org.jspecify.annotations.NullMarked;
