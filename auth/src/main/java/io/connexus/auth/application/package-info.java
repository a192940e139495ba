/** Registering, signing in, staying signed in, and what these need from outside. */
@NullMarked
package io.connexus.auth.application;

import org.jspecify.annotations.NullMarked;
