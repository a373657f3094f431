package io.sipwright.scenarios.target;

/**
 * A user of the target.
 *
 * @param user user part of the address of record and of the credentials
 * @param password digest password
 */
public record Account(String user, String password) {
    @Override
    public String toString() {
        return user;
    }
}
