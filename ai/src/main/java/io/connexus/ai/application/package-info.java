/** What the receptionist does, and what it needs for it. */
@NullMarked
package io.connexus.ai.application;

import org.jspecify.annotations.NullMarked;
