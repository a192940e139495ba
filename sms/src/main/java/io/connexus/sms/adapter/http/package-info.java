/** The REST face and the carrier's webhook. */
@NullMarked
package io.connexus.sms.adapter.http;

import org.jspecify.annotations.NullMarked;
