/** The call: what other features may use of it, and what it needs of them. */
@NullMarked
package io.connexus.call;

import org.jspecify.annotations.NullMarked;
