@NullMarked
package io.connexus.sms;

import org.jspecify.annotations.NullMarked;
