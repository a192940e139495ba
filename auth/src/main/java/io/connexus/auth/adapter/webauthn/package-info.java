/** WebAuthn by webauthn4j. */
@NullMarked
package io.connexus.auth.adapter.webauthn;

import org.jspecify.annotations.NullMarked;
