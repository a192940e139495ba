/** The receptionist: what it knows, how it answers, and how calls reach it. */
@NullMarked
package io.connexus.ai;

import org.jspecify.annotations.NullMarked;
