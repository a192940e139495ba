package io.connexus.realtime;

import io.connexus.platform.CallId;
import org.jspecify.annotations.Nullable;

/**
 * A numbered frame as it goes out, written as JSON once for all sockets.
 *
 * @param room the call whose followers alone get it; null for the whole workspace
 */
record Frame(long seq, @Nullable CallId room, String json) {}
