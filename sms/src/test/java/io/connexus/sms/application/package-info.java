@NullMarked
package io.connexus.sms.application;

import org.jspecify.annotations.NullMarked;
