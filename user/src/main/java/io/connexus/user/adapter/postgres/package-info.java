/** The schema {@code users}. */
@NullMarked
package io.connexus.user.adapter.postgres;

import org.jspecify.annotations.NullMarked;
