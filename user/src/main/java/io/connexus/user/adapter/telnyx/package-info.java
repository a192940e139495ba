/** The carrier's view of our numbers. */
@NullMarked
package io.connexus.user.adapter.telnyx;

import org.jspecify.annotations.NullMarked;
