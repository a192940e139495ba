/** Files that address books write. */
@NullMarked
package io.connexus.user.adapter.contactfile;

import org.jspecify.annotations.NullMarked;
