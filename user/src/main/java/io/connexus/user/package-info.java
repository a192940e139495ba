/** Workspaces, their members and business numbers: what other features may use. */
@NullMarked
package io.connexus.user;

import org.jspecify.annotations.NullMarked;
