package io.sipwright.server.routing;

/** A request that may be forwarded. */
record Admitted(RoutedRequest routed, AdmissionReason reason) {}
