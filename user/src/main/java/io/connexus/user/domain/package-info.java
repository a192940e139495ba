/** The rules of verifying a number. */
@NullMarked
package io.connexus.user.domain;

import org.jspecify.annotations.NullMarked;
