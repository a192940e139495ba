/** Retell AI as its clients see it: REST resources, the custom LLM socket, signed webhooks. */
@NullMarked
package io.connexus.sandbox.retell;

import org.jspecify.annotations.NullMarked;
