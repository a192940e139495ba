@NullMarked
package io.connexus.call.adapter.telnyx;

import org.jspecify.annotations.NullMarked;
