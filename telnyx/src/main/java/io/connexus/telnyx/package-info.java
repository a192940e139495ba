/**
 * A thin typed client of Telnyx (API v2) and the check of its webhooks. Depends on nothing of ours;
 * vendor words stop here and in the adapters that call it.
 */
@NullMarked
package io.connexus.telnyx;

import org.jspecify.annotations.NullMarked;
