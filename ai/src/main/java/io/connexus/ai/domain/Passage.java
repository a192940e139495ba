package io.connexus.ai.domain;

import java.util.UUID;

/** The FAQ a sentence came from. */
public record Passage(UUID faqId, String question) {}
