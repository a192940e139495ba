@NullMarked
package io.connexus.telnyx;

import org.jspecify.annotations.NullMarked;
