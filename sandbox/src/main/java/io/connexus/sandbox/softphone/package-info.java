/**
 * A client of the WebRTC signalling without a browser. Talks with the sandbox through its sockets
 * alone, as a browser does.
 */
@NullMarked
package io.connexus.sandbox.softphone;

import org.jspecify.annotations.NullMarked;
