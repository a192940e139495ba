/** Delivery of webhooks: order, attempts, retries and their log. */
@NullMarked
package io.connexus.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
