package io.connexus.app;

import io.connexus.auth.Auth;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Registration, sign-in and tokens. */
@Configuration(proxyBeanMethods = false)
@Import(Auth.class)
class AuthWiring {}
