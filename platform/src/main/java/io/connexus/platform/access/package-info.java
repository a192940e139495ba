/** Who may call what. */
@NullMarked
package io.connexus.platform.access;

import org.jspecify.annotations.NullMarked;
