/** The event log, its projection and the transcript in PostgreSQL. */
@NullMarked
package io.connexus.call.adapter.postgres;

import org.jspecify.annotations.NullMarked;
