/** Checks requests and answers against a published OpenAPI document, when one is at hand. */
@NullMarked
package io.connexus.sandbox.contract;

import org.jspecify.annotations.NullMarked;
