package io.connexus.sandbox.rtc;

/**
 * Somebody who may register.
 *
 * @param userName the SIP user name, at which the client is rung
 * @param connectionId the credential connection, to which the client's own calls belong
 * @param parksCalls whether the client's own calls wait for commands instead of being routed
 */
public record Subscriber(String userName, String connectionId, boolean parksCalls) {}
