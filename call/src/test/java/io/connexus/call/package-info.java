@NullMarked
package io.connexus.call;

import org.jspecify.annotations.NullMarked;
