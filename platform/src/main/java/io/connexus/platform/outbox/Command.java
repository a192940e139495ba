package io.connexus.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing to do outside, exactly described.
 *
 * @param id stable: the same cause gives the same id, and the vendor recognises a repetition by it
 * @param kind which {@link CommandHandler} does it
 * @param subject what it is about, such as the call's id
 * @param body JSON that the handler understands
 * @param createdAt when it was written; tells how old a resent command is
 * @param dueAt not before this time; a later one makes it a timer
 */
public record Command(
    UUID id, String kind, UUID subject, String body, Instant createdAt, Instant dueAt) {}
