/** Letters to people. */
@NullMarked
package io.connexus.platform.mail;

import org.jspecify.annotations.NullMarked;
