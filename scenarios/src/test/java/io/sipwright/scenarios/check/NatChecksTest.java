package io.sipwright.scenarios.check;

import static io.sipwright.scenarios.check.Calls.CONTACT;
import static io.sipwright.scenarios.check.Calls.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.check.InDialogRequests.Attempt;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NatChecksTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void nat_004_passes_when_the_invite_arrives_on_the_registered_connection_in_time() {
        Script phone = Calls.registered().at(300).gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE");
        Finding finding = Reachability.check(phone.messages(), dialledAt(200).messages(), SECOND);
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.actual()).isEqualTo("after 100 ms");
    }

    @Test
    void nat_004_fails_when_the_contact_is_looked_up_in_dns() {
        Script farEnd = dialledAt(200).gets("SIP/2.0 478 Unresolvable destination", "CSeq: 1 INVITE");
        Finding finding = Reachability.check(Calls.registered().messages(), farEnd.messages(), SECOND);
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause())
                .startsWith("the target answered the far end's INVITE with 478 Unresolvable destination:"
                        + " the Contact's .invalid host was looked up in DNS [to change: OpenSIPS");
    }

    @Test
    void nat_004_fails_on_another_connection_and_when_late() {
        Script other = Calls.registered().on("c2").at(300).gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE");
        assertThat(Reachability.check(other.messages(), dialledAt(200).messages(), SECOND)
                        .cause())
                .isEqualTo("the INVITE came over another connection than the registration");
        Script late = Calls.registered().at(1700).gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE");
        assertThat(Reachability.check(late.messages(), dialledAt(200).messages(), SECOND)
                        .cause())
                .isEqualTo("the INVITE reached the browser only after 1500 ms");
    }

    @Test
    void nat_006_passes_with_the_token_and_fails_when_the_user_part_is_lost() {
        Script kept = Calls.registered().gets("INVITE sip:tok123@127.0.0.1:55555;transport=ws", "CSeq: 1 INVITE");
        assertThat(RequestUriToken.check(kept.messages()).verdict()).isEqualTo(Verdict.PASS);
        Script lost = Calls.registered().gets("INVITE sip:127.0.0.1:55555;transport=ws", "CSeq: 1 INVITE");
        assertThat(RequestUriToken.check(lost.messages()).cause())
                .isEqualTo("the Request-URI has lost the browser's user part: \"\"");
    }

    @Test
    void nat_007_passes_when_reinvite_and_bye_of_the_callee_arrive() {
        assertThat(CallerContact.check(calleeTalks(true, true)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_007_fails_when_the_bye_goes_to_the_invalid_host() {
        Finding finding = CallerContact.check(calleeTalks(true, false));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.actual()).isEqualTo("the callee's BYE did not arrive");
        assertThat(finding.cause()).startsWith("Contact in the INVITE still has a .invalid host: abc.invalid");
    }

    @Test
    void nat_007_lets_a_back_to_back_agent_answer_the_reinvite_but_not_keep_the_bye() {
        Script farEnd = Calls.taken(Sdps.PLAIN, "leg-2")
                .sends("INVITE sip:agent@127.0.0.1:7060", "CSeq: 1 INVITE", TAGGED)
                .gets("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED)
                .sends("BYE sip:agent@127.0.0.1:7060", "CSeq: 2 BYE", TAGGED);
        Script told = Calls.placed(Sdps.ANSWER).gets("BYE sip:tok123@abc.invalid", "CSeq: 1 BYE", TAGGED);
        assertThat(CallerContact.check(Script.call(told, farEnd)).verdict()).isEqualTo(Verdict.PASS);
        Script untold = Calls.placed(Sdps.ANSWER);
        assertThat(CallerContact.check(Script.call(untold, farEnd)).actual())
                .isEqualTo("the callee's BYE did not arrive");
    }

    @Test
    void nat_008_passes_when_ack_and_bye_arrive() {
        assertThat(CalleeContact.check(callerEnds(
                                Calls.rung(Sdps.OFFER).gets("BYE sip:tok123@abc.invalid", "CSeq: 2 BYE", TAGGED)))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_008_fails_when_the_ack_is_lost_or_the_200_repeated() {
        Script noAck = Script.phone()
                .gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE")
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, CONTACT);
        assertThat(CalleeContact.check(callerEnds(noAck)).actual()).isEqualTo("the caller's ACK did not arrive");
        Script repeated = Script.phone()
                .gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE")
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, CONTACT)
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, CONTACT)
                .gets("ACK sip:tok123@abc.invalid", "CSeq: 1 ACK", TAGGED);
        assertThat(CalleeContact.check(callerEnds(repeated)).cause())
                .isEqualTo("the browser repeated its 200 because the ACK came late or not at all");
    }

    @Test
    void nat_009_passes_when_every_request_arrives_and_is_answered() {
        Call call = withInfo(true);
        assertThat(InDialogRequests.check(call, List.of(new Attempt(false, "INFO", OptionalInt.of(200))))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_009_fails_when_one_method_does_not_cross() {
        Finding finding =
                InDialogRequests.check(withInfo(false), List.of(new Attempt(false, "INFO", OptionalInt.of(404))));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.actual()).isEqualTo("INFO from the far end did not arrive");
        assertThat(finding.cause()).isEqualTo("the target answered INFO with 404 Not Found");
    }

    @Test
    void nat_009_names_the_request_of_the_side_whose_request_was_lost() {
        Script phone = Calls.placed(Sdps.ANSWER)
                .gets("INFO sip:tok123@abc.invalid", "CSeq: 7 INFO", TAGGED)
                .sends("SIP/2.0 200 OK", "CSeq: 7 INFO", TAGGED)
                .sends("INFO sip:9002@127.0.0.1", "CSeq: 3 INFO", TAGGED, "Route: <sip:127.0.0.1:7443;lr>")
                .gets("SIP/2.0 404 Not Found", "CSeq: 3 INFO", TAGGED);
        Script farEnd = Calls.taken(Sdps.PLAIN)
                .sends("INFO sip:tok123@abc.invalid", "CSeq: 7 INFO", TAGGED, "Route: <sip:127.0.0.1:7060;lr>")
                .gets("SIP/2.0 200 OK", "CSeq: 7 INFO", TAGGED);
        List<Attempt> attempts = List.of(
                new Attempt(false, "INFO", OptionalInt.of(200)), new Attempt(true, "INFO", OptionalInt.of(404)));
        Finding finding = InDialogRequests.check(Script.call(phone, farEnd), attempts);
        assertThat(finding.actual()).isEqualTo("INFO from the browser did not arrive");
        assertThat(finding.cause()).isEqualTo("the target answered INFO with 404 Not Found");
    }

    @Test
    void nat_009_lets_a_back_to_back_agent_answer_itself_unless_it_does_not_know_the_dialog() {
        Script farEnd = Calls.taken(Sdps.PLAIN, "leg-2")
                .sends("INFO sip:agent@127.0.0.1:7060", "CSeq: 2 INFO", TAGGED)
                .gets("SIP/2.0 200 OK", "CSeq: 2 INFO", TAGGED);
        Call call = Script.call(Calls.placed(Sdps.ANSWER), farEnd);
        assertThat(InDialogRequests.check(call, List.of(new Attempt(false, "INFO", OptionalInt.of(415))))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(InDialogRequests.check(call, List.of(new Attempt(false, "INFO", OptionalInt.of(481))))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void nat_009_takes_481_for_the_answer_of_an_agent_that_has_no_subscription_to_a_notify() {
        Script farEnd = Calls.taken(Sdps.PLAIN, "leg-2")
                .sends("NOTIFY sip:agent@127.0.0.1:7060", "CSeq: 2 NOTIFY", TAGGED)
                .gets("SIP/2.0 481 Subscription Does Not Exist", "CSeq: 2 NOTIFY", TAGGED);
        Call call = Script.call(Calls.placed(Sdps.ANSWER), farEnd);
        assertThat(InDialogRequests.check(call, List.of(new Attempt(false, "NOTIFY", OptionalInt.of(481))))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_009_blames_no_route_set_on_a_back_to_back_agent_that_does_not_answer() {
        Script farEnd =
                Calls.taken(Sdps.PLAIN, "leg-2").sends("NOTIFY sip:agent@127.0.0.1:7060", "CSeq: 2 NOTIFY", TAGGED);
        Call call = Script.call(Calls.placed(Sdps.ANSWER), farEnd);
        assertThat(InDialogRequests.check(call, List.of(new Attempt(false, "NOTIFY", OptionalInt.empty())))
                        .cause())
                .isEqualTo("no response to NOTIFY");
    }

    @Test
    void nat_009_ignores_what_the_library_of_a_browser_cannot_send() {
        List<Attempt> attempts = List.of(
                new Attempt(false, "INFO", OptionalInt.of(200)), new Attempt(true, "UPDATE", OptionalInt.empty()));
        assertThat(InDialogRequests.check(withInfo(true), attempts).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_009_is_not_ruled_on_when_only_one_side_could_send_anything() {
        List<Attempt> attempts = List.of(new Attempt(true, "INFO", OptionalInt.of(200)));
        Finding finding = InDialogRequests.check(withInfo(true), attempts);
        assertThat(finding.verdict()).isEqualTo(Verdict.SETUP_FAILED);
        assertThat(finding.cause()).isEqualTo("the far end can send no request within a call");
    }

    @Test
    void nat_010_passes_when_the_cancel_arrives_and_the_caller_gets_487() {
        assertThat(CancelFindsBrowser.check(Script.call(cancelledPhone(), cancellingFarEnd()))
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void nat_010_fails_when_the_browser_rings_on() {
        Script ringing = Script.phone()
                .gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE")
                .sends("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED);
        Finding finding = CancelFindsBrowser.check(Script.call(ringing, cancellingFarEnd()));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).isEqualTo("CANCEL did not reach the browser, which rings on");
    }

    @Test
    void nat_011_passes_on_480_at_once_and_fails_on_dead_air() {
        Duration limit = Duration.ofSeconds(2);
        Script quick = dialledAt(0).gets("SIP/2.0 480 Temporarily Unavailable", "CSeq: 1 INVITE");
        assertThat(ClosedConnection.check(quick.messages(), limit).verdict()).isEqualTo(Verdict.PASS);
        Script dead = dialledAt(0).gets("SIP/2.0 100 Trying", "CSeq: 1 INVITE");
        assertThat(ClosedConnection.check(dead.messages(), limit).cause())
                .startsWith("the binding of a closed connection is still used: the caller hears dead air [to change: ");
        Script late = dialledAt(0).at(5000).gets("SIP/2.0 480 Temporarily Unavailable", "CSeq: 1 INVITE");
        assertThat(ClosedConnection.check(late.messages(), limit).cause())
                .startsWith("a call to a closed connection got 480 Temporarily Unavailable after 5000 ms [to change: ");
    }

    @Test
    void prx_005_passes_with_two_entries_at_both_ends_and_a_bye_that_crosses() {
        Script phone = Calls.placed(Sdps.ANSWER).sends("BYE sip:9002@127.0.0.1:7070", "CSeq: 2 BYE", TAGGED);
        Script farEnd = Calls.taken(Sdps.PLAIN).gets("BYE sip:9002@127.0.0.1:7070", "CSeq: 2 BYE", TAGGED);
        assertThat(RouteSet.check(Script.call(phone, farEnd)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void prx_005_fails_without_record_route_and_is_not_for_back_to_back_agents() {
        Script bare = Script.farEnd()
                .gets("INVITE sip:9002@127.0.0.1:7070", "CSeq: 1 INVITE", CONTACT)
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED);
        Finding finding = RouteSet.check(Script.call(Calls.placed(Sdps.ANSWER), bare));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).startsWith("no Record-Route in the INVITE, CSeq 1, received by gateway");
        Script otherLeg = Script.farEnd().call("leg-2").gets("INVITE sip:9002@127.0.0.1:7070", "CSeq: 1 INVITE");
        assertThat(RouteSet.check(Script.call(Calls.placed(Sdps.ANSWER), otherLeg))
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    private static Script dialledAt(long millis) {
        return Script.farEnd().at(millis).sends("INVITE sip:alice@x.test", "CSeq: 1 INVITE");
    }

    private static Call calleeTalks(boolean reInvite, boolean bye) {
        Script phone = Calls.placed(Sdps.ANSWER);
        if (reInvite) {
            phone.gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE", TAGGED);
        }
        if (bye) {
            phone.gets("BYE sip:tok123@abc.invalid", "CSeq: 2 BYE", TAGGED);
        }
        Script farEnd = Calls.taken(Sdps.PLAIN)
                .sends("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE", TAGGED)
                .sends("BYE sip:tok123@abc.invalid", "CSeq: 2 BYE", TAGGED);
        return Script.call(phone, farEnd);
    }

    private static Call callerEnds(Script phone) {
        Script farEnd = Calls.dialled(Sdps.PLAIN).sends("BYE sip:tok123@abc.invalid", "CSeq: 2 BYE", TAGGED);
        return Script.call(phone, farEnd);
    }

    private static Call withInfo(boolean crosses) {
        Script phone = Calls.placed(Sdps.ANSWER);
        Script farEnd = Calls.taken(Sdps.PLAIN)
                .sends("INFO sip:tok123@abc.invalid", "CSeq: 7 INFO", TAGGED, "Route: <sip:127.0.0.1:7060;lr>");
        if (crosses) {
            phone.gets("INFO sip:tok123@abc.invalid", "CSeq: 7 INFO", TAGGED)
                    .sends("SIP/2.0 200 OK", "CSeq: 7 INFO", TAGGED);
            farEnd.gets("SIP/2.0 200 OK", "CSeq: 7 INFO", TAGGED);
        } else {
            farEnd.gets("SIP/2.0 404 Not Found", "CSeq: 7 INFO", TAGGED);
        }
        return Script.call(phone, farEnd);
    }

    static Script cancelledPhone() {
        return Script.phone()
                .gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE")
                .sends("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .gets("CANCEL sip:tok123@abc.invalid", "CSeq: 1 CANCEL")
                .sends("SIP/2.0 487 Request Terminated", "CSeq: 1 INVITE", TAGGED);
    }

    static Script cancellingFarEnd() {
        return Script.farEnd()
                .sends("INVITE sip:alice@x.test", "CSeq: 1 INVITE")
                .gets("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .sends("CANCEL sip:alice@x.test", "CSeq: 1 CANCEL")
                .gets("SIP/2.0 200 OK", "CSeq: 1 CANCEL")
                .gets("SIP/2.0 487 Request Terminated", "CSeq: 1 INVITE", TAGGED)
                .sends("ACK sip:alice@x.test", "CSeq: 1 ACK", TAGGED);
    }
}
