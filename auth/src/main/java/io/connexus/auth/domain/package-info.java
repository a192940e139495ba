/** When a sign-in goes on, and when a guesser has to wait. JDK only. */
@NullMarked
package io.connexus.auth.domain;

import org.jspecify.annotations.NullMarked;
