/** What a template and a text's status can do. JDK only. */
@NullMarked
package io.connexus.sms.domain;

import org.jspecify.annotations.NullMarked;
