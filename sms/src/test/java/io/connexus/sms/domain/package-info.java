@NullMarked
package io.connexus.sms.domain;

import org.jspecify.annotations.NullMarked;
