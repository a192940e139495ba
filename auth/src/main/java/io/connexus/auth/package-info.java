/**
 * Registration, sign-in, sessions and tokens. Nothing here is for other features: they see the
 * actor.
 */
@NullMarked
package io.connexus.auth;

import org.jspecify.annotations.NullMarked;
