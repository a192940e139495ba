/** The rules of a team and of being left in peace. */
@NullMarked
package io.connexus.user.domain;

import org.jspecify.annotations.NullMarked;
