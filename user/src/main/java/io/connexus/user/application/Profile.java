package io.connexus.user.application;

import io.connexus.user.Member;

/** A member and the name of the business they work for. */
public record Profile(Member member, String businessName) {}
