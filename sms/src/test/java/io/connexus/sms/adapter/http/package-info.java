@NullMarked
package io.connexus.sms.adapter.http;

import org.jspecify.annotations.NullMarked;
