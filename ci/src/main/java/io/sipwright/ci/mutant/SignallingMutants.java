package io.sipwright.ci.mutant;

import io.sipwright.ci.mutant.Mutant.Fault;
import java.util.List;

/** Faults of registrar, NAT repair and proxy. */
final class SignallingMutants {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                            "subprotocol-not-named",
                            "WS-001",
                            "The WebSocket upgrade is answered without Sec-WebSocket-Protocol.",
                            "sip",
                            new Fault("transport.HttpUpgrade", "upgrade", Handshakes::withoutSubprotocol))
                    .mayAlsoBreak("REG-001", "REG-002"),
            Mutant.of(
                            "binding-not-listed",
                            "REG-001",
                            "The 200 to REGISTER lists no Contact.",
                            "lists no binding",
                            new Fault("registrar.RegisterAnswer", "to", Registrations::unlisted))
                    .mayAlsoBreak("REG-002"),
            Mutant.of(
                    "mended-contact-in-200",
                    "REG-002",
                    "The 200 to REGISTER shows the mended Contact instead of the registered one.",
                    "Contact",
                    new Fault("registrar.RegisterAnswer", "listed", Registrations::mendedContact)),
            Mutant.of(
                            "challenge-left-out",
                            "AUTH-001",
                            "REGISTER is accepted without credentials.",
                            "REGISTER",
                            new Fault("auth.DigestServer", "authenticate", Registrations::everybodyIsWelcome))
                    .mayAlsoBreak("AUTH-004"),
            Mutant.of(
                    "digest-not-checked",
                    "AUTH-004",
                    "Any answer to the challenge is accepted, whatever the password.",
                    "password",
                    new Fault("auth.DigestServer", "secretMatches", () -> MethodOverrides.instead(true))),
            Mutant.of(
                            "received-not-stored",
                            "NAT-004",
                            "The address that a REGISTER came from is not stored with the binding.",
                            "",
                            new Fault("registrar.Binding$Source", "received", () -> MethodOverrides.instead("")))
                    .mayAlsoBreak("CALL-001"),
            Mutant.of(
                            "request-uri-user-lost",
                            "NAT-006",
                            "The INVITE to a browser carries another user part than the registered Contact.",
                            "Request-URI",
                            new Fault("routing.InitialTargets", "target", Targets::strangeUser))
                    .mayAlsoBreak("NAT-010", "CALL-001"),
            Mutant.of(
                            "contact-not-mended-in-invite",
                            "NAT-007",
                            "The Contact of a browser's request keeps its .invalid host.",
                            ".invalid",
                            new Fault("nat.ContactFix", "apply", Contacts::requestsUntouched))
                    .mayAlsoBreak("NAT-009", "PRX-005", "CALL-001"),
            Mutant.of(
                            "contact-not-mended-in-200",
                            "NAT-008",
                            "The Contact of a browser's reply keeps its .invalid host.",
                            ".invalid",
                            new Fault("nat.ContactFix", "apply", Contacts::repliesUntouched))
                    .mayAlsoBreak("NAT-007", "NAT-009", "PRX-005", "CALL-001", "CALL-002", "MED-001", "MED-024"),
            Mutant.of(
                            "record-route-lost",
                            "PRX-005",
                            "The proxy does not record-route.",
                            "Record-Route",
                            new Fault("routing.RecordRouting", "apply", MethodOverrides::nothing))
                    .mayAlsoBreak("NAT-007", "NAT-008", "NAT-009", "CALL-001", "MED-001", "MED-024"),
            Mutant.of(
                            "info-refused",
                            "NAT-009",
                            "INFO within a dialog is refused.",
                            "INFO",
                            new Fault("routing.RequestValidation", "check", () -> Targets.refusing("INFO")))
                    .mayAlsoBreak("MED-027"),
            Mutant.of(
                            "cancel-not-forwarded",
                            "NAT-010",
                            "A CANCEL is answered but not passed on.",
                            "CANCEL",
                            new Fault("routing.ResponseContext", "cancel", MethodOverrides::nothing))
                    .mayAlsoBreak("CALL-002"),
            Mutant.of(
                    "wrong-code-for-gone-flow",
                    "NAT-011",
                    "A call to a user whose connection is gone is refused with 500 instead of 480.",
                    "500",
                    new Fault("sip.Responses", "to", () -> Targets.statusInsteadOf(480, 500))),
            Mutant.of(
                            "far-side-kept",
                            "CALL-026",
                            "The server never ends a call by itself: a closed connection leaves the far side in it.",
                            "not released",
                            new Fault("dialog.Dialogs", "bye", MethodOverrides::nothing))
                    .mayAlsoBreak("MED-013"));

    private SignallingMutants() {}
}
