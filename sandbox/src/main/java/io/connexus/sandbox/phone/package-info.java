/** Virtual telephones: those that call in and those that are called. */
@NullMarked
package io.connexus.sandbox.phone;

import org.jspecify.annotations.NullMarked;
