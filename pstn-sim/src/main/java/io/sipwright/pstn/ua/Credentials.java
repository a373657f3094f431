package io.sipwright.pstn.ua;

/**
 * The credentials that answer a digest challenge.
 *
 * @param user as the account is named
 * @param password in clear
 */
public record Credentials(String user, String password) {}
