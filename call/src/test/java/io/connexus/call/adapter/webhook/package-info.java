@NullMarked
package io.connexus.call.adapter.webhook;

import org.jspecify.annotations.NullMarked;
