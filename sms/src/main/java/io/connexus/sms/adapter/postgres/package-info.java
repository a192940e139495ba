/** The schema {@code sms}. */
@NullMarked
package io.connexus.sms.adapter.postgres;

import org.jspecify.annotations.NullMarked;
