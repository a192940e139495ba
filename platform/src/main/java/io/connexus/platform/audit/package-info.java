/** Who did what. */
@NullMarked
package io.connexus.platform.audit;

import org.jspecify.annotations.NullMarked;
