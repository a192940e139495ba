/** What can be done with calls, and the ports that needs. */
@NullMarked
package io.connexus.call.application;

import org.jspecify.annotations.NullMarked;
