/** A push service (RFC 8030) and the browsers behind it, which read what was sent to them. */
@NullMarked
package io.connexus.sandbox.push;

import org.jspecify.annotations.NullMarked;
