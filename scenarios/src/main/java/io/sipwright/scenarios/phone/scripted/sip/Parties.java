package io.sipwright.scenarios.phone.scripted.sip;

/**
 * What stays the same in all requests of one side of a dialog or registration.
 *
 * @param to value of To
 * @param from value of From
 * @param callId value of Call-ID
 */
record Parties(String to, String from, String callId) {}
