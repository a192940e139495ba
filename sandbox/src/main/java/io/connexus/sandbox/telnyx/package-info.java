/** Telnyx as its clients see it: REST resources, commands, signed webhooks. */
@NullMarked
package io.connexus.sandbox.telnyx;

import org.jspecify.annotations.NullMarked;
