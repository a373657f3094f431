package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.SipText;
import org.junit.jupiter.api.Test;

class DialogTest {
    private final PlainForm form = new PlainForm();
    private final SipText invite = form.request("INVITE");

    private SipText answer(int status, String tag, String routes) {
        return invite.answer(status, "Said", tag)
                .edit()
                .add("Record-Route", routes)
                .add("Contact", "<sip:you@10.0.0.9:5062>")
                .done();
    }

    @Test
    void the_caller_goes_along_the_reversed_record_route_to_the_contact() {
        Dialog dialog = Dialog.calling(invite, answer(200, "b", "<sip:second;lr>, <sip:first;lr>"));
        SipText bye = form.begin(dialog.next("BYE")).done();

        assertThat(bye.requestUri()).isEqualTo("sip:you@10.0.0.9:5062");
        assertThat(bye.values("Route")).containsExactly("<sip:first;lr>", "<sip:second;lr>");
        assertThat(bye.to().tag()).isEqualTo("b");
        assertThat(bye.cseqNumber()).isEqualTo(2);
        assertThat(dialog.nextHop()).isEqualTo("sip:first;lr");
    }

    @Test
    void a_strict_first_router_is_the_request_uri_and_the_target_is_the_last_route() {
        Dialog dialog = Dialog.calling(invite, answer(200, "b", "<sip:second;lr>, <sip:strict>"));
        SipText bye = form.begin(dialog.next("BYE")).done();

        assertThat(bye.requestUri()).isEqualTo("sip:strict");
        assertThat(bye.values("Route")).containsExactly("<sip:second;lr>", "<sip:you@10.0.0.9:5062>");
    }

    @Test
    void the_called_goes_along_the_record_route_as_it_stands() {
        SipText received = invite.with("Record-Route", "<sip:near;lr>, <sip:far;lr>");
        Dialog dialog = Dialog.called(received, "b", 41);
        SipText bye = form.begin(dialog.next("BYE")).done();

        assertThat(bye.values("Route")).containsExactly("<sip:near;lr>", "<sip:far;lr>");
        assertThat(bye.requestUri()).isEqualTo("sip:me@127.0.0.1:5060");
        assertThat(bye.from().tag()).isEqualTo("b");
        assertThat(bye.to().tag()).isEqualTo("a");
        assertThat(bye.cseqNumber()).isEqualTo(42);
    }

    @Test
    void forks_of_one_invite_are_dialogs_of_their_own() {
        Dialog one = Dialog.calling(invite, answer(183, "one", "<sip:p;lr>"));
        Dialog two = Dialog.calling(invite, answer(183, "two", "<sip:p;lr>"));
        SipText fromTwo =
                form.request("UPDATE").with("From", "<sip:you@test>;tag=two").with("To", "<sip:me@test>;tag=a");

        assertThat(one.id()).isNotEqualTo(two.id());
        assertThat(two.owns(fromTwo)).isTrue();
        assertThat(one.owns(fromTwo)).isFalse();
        one.next("PRACK");
        assertThat(two.localCseq()).as("numbers are counted apart").isOne();
    }

    @Test
    void a_2xx_gives_an_early_dialog_its_route_set_anew() {
        Dialog dialog = Dialog.calling(invite, answer(183, "b", "<sip:early;lr>"));
        dialog.confirm(answer(200, "b", "<sip:late;lr>"));

        assertThat(dialog.routeSet()).containsExactly("<sip:late;lr>");
    }

    @Test
    void a_lower_number_is_out_of_order_and_a_gap_is_not() {
        Dialog dialog = Dialog.called(invite, "b", 0);

        assertThat(dialog.accepts(invite.with("CSeq", "9 INFO"))).isTrue();
        assertThat(dialog.accepts(invite.with("CSeq", "8 INFO"))).isFalse();
        assertThat(dialog.remoteCseq()).isEqualTo(9);
    }

    @Test
    void an_ack_has_the_number_of_its_invite_and_takes_none() {
        Dialog dialog = Dialog.calling(invite, answer(200, "b", "<sip:p;lr>"));

        assertThat(dialog.ack(1).cseq()).isOne();
        assertThat(dialog.next("BYE").cseq()).isEqualTo(2);
    }

    @Test
    void a_target_refresh_changes_where_requests_go_but_not_the_route() {
        Dialog dialog = Dialog.calling(invite, answer(200, "b", "<sip:p;lr>"));
        dialog.refresh(invite.with("Contact", "<sip:you@moved>"));

        assertThat(dialog.next("BYE").uri()).isEqualTo("sip:you@moved");
        assertThat(dialog.routeSet()).containsExactly("<sip:p;lr>");
    }
}
