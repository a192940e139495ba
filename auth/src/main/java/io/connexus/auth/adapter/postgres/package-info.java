/** The schema {@code auth}. */
@NullMarked
package io.connexus.auth.adapter.postgres;

import org.jspecify.annotations.NullMarked;
