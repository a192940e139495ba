/** REST under {@code /v1/users}. */
@NullMarked
package io.connexus.user.adapter.http;

import org.jspecify.annotations.NullMarked;
