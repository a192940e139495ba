/** What the receptionist says and why. Rules only: no database, no sockets, no vendor. */
@NullMarked
package io.connexus.ai.domain;

import org.jspecify.annotations.NullMarked;
