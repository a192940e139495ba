/** The rules of a team, of being left in peace and of showing a number to be one's own. */
@NullMarked
package io.connexus.user.domain;

import org.jspecify.annotations.NullMarked;
