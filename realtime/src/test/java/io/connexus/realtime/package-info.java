@NullMarked
package io.connexus.realtime;

import org.jspecify.annotations.NullMarked;
