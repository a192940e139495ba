/** Telnyx as the carrier of texts. */
@NullMarked
package io.connexus.sms.adapter.telnyx;

import org.jspecify.annotations.NullMarked;
