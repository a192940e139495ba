/** Misbehaviour on demand: lost, doubled and late webhooks, failing and hanging requests. */
@NullMarked
package io.connexus.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
