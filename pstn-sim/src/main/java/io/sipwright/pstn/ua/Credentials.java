package io.sipwright.pstn.ua;

/**
 * Who answers a digest challenge.
 *
 * @param user as the account is named
 * @param password in clear
 */
public record Credentials(String user, String password) {}
