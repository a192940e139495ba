/** What happened on the wire, kept for whoever debugs or asserts. */
@NullMarked
package io.connexus.sandbox.journal;

import org.jspecify.annotations.NullMarked;
