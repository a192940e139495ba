/** Telnyx's WebRTC service as {@code @telnyx/webrtc} and the mobile SDKs speak with it. */
@NullMarked
package io.connexus.sandbox.rtc;

import org.jspecify.annotations.NullMarked;
