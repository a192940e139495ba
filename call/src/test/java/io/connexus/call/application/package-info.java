@NullMarked
package io.connexus.call.application;

import org.jspecify.annotations.NullMarked;
