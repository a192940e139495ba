/** Files that are kept for people. */
@NullMarked
package io.connexus.platform.objects;

import org.jspecify.annotations.NullMarked;
