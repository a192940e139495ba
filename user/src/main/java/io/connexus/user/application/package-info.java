/** Profiles and business numbers: the use cases and what they need from outside. */
@NullMarked
package io.connexus.user.application;

import org.jspecify.annotations.NullMarked;
