/** Web Push (RFC 8030, 8188, 8291, 8292). */
@NullMarked
package io.connexus.user.adapter.webpush;

import org.jspecify.annotations.NullMarked;
