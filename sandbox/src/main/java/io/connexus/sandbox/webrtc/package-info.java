/**
 * The server's end of a browser's audio connection, in Java alone: ICE-lite, DTLS 1.2, SRTP and
 * PCMU. Knows nothing of Telnyx.
 */
@NullMarked
package io.connexus.sandbox.webrtc;

import org.jspecify.annotations.NullMarked;
