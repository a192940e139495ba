/** JSON as trees. */
@NullMarked
package io.connexus.sandbox.json;

import org.jspecify.annotations.NullMarked;
