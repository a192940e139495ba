/** Retell AI: a thin typed client of its API and its webhook signature. Vendor words stop here. */
@NullMarked
package io.connexus.retell;

import org.jspecify.annotations.NullMarked;
