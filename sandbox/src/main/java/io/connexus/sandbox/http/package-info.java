/** How a request comes in and an answer goes out, common to both vendors and the control API. */
@NullMarked
package io.connexus.sandbox.http;

import org.jspecify.annotations.NullMarked;
