/** Sending a text and following what becomes of it, and the ports that needs. */
@NullMarked
package io.connexus.sms.application;

import org.jspecify.annotations.NullMarked;
