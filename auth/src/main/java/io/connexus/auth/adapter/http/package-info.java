/** REST under {@code /v1/auth}. */
@NullMarked
package io.connexus.auth.adapter.http;

import org.jspecify.annotations.NullMarked;
