/** A mail server that keeps every letter it is given and delivers none. */
@NullMarked
package io.connexus.sandbox.mail;

import org.jspecify.annotations.NullMarked;
