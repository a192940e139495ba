/** The receptionist on a phone call: Retell's socket, webhooks and registrations. */
@NullMarked
package io.connexus.ai.adapter.retell;

import org.jspecify.annotations.NullMarked;
