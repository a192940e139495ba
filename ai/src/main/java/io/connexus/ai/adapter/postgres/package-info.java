/** The receptionist's tables, in schema ai. */
@NullMarked
package io.connexus.ai.adapter.postgres;

import org.jspecify.annotations.NullMarked;
