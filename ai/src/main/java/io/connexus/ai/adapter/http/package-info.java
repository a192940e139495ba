/** The receptionist over REST, for the members of a workspace. */
@NullMarked
package io.connexus.ai.adapter.http;

import org.jspecify.annotations.NullMarked;
