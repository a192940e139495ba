@NullMarked
package io.connexus.call.domain;

import org.jspecify.annotations.NullMarked;
