package io.sipwright.server.app;

/** What the requests of one call share. */
record Call(String from, String to, String id) {}
