/**
 * Texts from templates, sent through the carrier, with their delivery status. No other feature
 * needs a face of it.
 */
@NullMarked
package io.connexus.sms;

import org.jspecify.annotations.NullMarked;
