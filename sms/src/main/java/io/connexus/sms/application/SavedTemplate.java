package io.connexus.sms.application;

import io.connexus.sms.domain.Template;
import java.util.UUID;

/** A template of a workspace under the name its people know it by. */
public record SavedTemplate(UUID id, String name, Template template) {}
