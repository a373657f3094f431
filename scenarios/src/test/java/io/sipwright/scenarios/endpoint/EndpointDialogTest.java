package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class EndpointDialogTest {
    private static final String ROUTE = "<sip:edge.test;lr>";

    private final SipText invite = SipText.request("INVITE", "sip:alice@x.test")
            .edit()
            .add("Via", "SIP/2.0/WSS a.invalid;branch=z9hG4bK1")
            .add("From", "<sip:bob@x.test>;tag=b")
            .add("To", "<sip:alice@x.test>")
            .add("Call-ID", "c1")
            .add("CSeq", "1 INVITE")
            .done();

    @Test
    void the_200_to_a_prack_changes_no_route_of_an_early_dialog() {
        SipText ringing = invite.answer(183, "Session Progress", "a")
                .with("Contact", "<sip:alice@a.invalid>")
                .with("Record-Route", ROUTE)
                .with("RSeq", "1");
        EndpointDialog dialog = EndpointDialog.asCaller(invite, ringing);
        dialog.received(ringing);
        SipText prack =
                dialog.request("PRACK", "SIP/2.0/WSS a.invalid;branch=z9hG4bK2").done();
        dialog.received(prack.answer(200, "OK", "a"));

        assertThat(dialog.isConfirmed()).isFalse();
        assertThat(dialog.request("UPDATE", "SIP/2.0/WSS a.invalid;branch=z9hG4bK3")
                        .done()
                        .header("Route"))
                .contains(ROUTE);
    }

    @Test
    void the_200_to_the_invite_confirms_the_dialog_with_its_own_route() {
        SipText accepted = invite.answer(200, "OK", "a")
                .with("Contact", "<sip:alice@a.invalid>")
                .with("Record-Route", ROUTE);
        EndpointDialog dialog = EndpointDialog.asCaller(invite, invite.answer(180, "Ringing", "a"));
        dialog.received(accepted);

        assertThat(dialog.isConfirmed()).isTrue();
        assertThat(dialog.request("BYE", "SIP/2.0/WSS a.invalid;branch=z9hG4bK4")
                        .done()
                        .header("Route"))
                .contains(ROUTE);
    }
}
