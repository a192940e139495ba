/** What every feature stands on. Knows no feature. */
@NullMarked
package io.connexus.platform;

import org.jspecify.annotations.NullMarked;
