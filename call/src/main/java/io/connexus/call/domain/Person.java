package io.connexus.call.domain;

import io.connexus.platform.E164;
import io.connexus.platform.UserId;

/** A member and the phone at which they are rung. */
public record Person(UserId user, E164 phone) {}
