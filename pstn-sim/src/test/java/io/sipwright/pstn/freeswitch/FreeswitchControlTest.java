package io.sipwright.pstn.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sipwright.pstn.exchange.ControlException;
import io.sipwright.pstn.exchange.WrittenDown;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control connection against scripted sessions of mod_event_socket's protocol. */
class FreeswitchControlTest {
    private static final String DIGIT = "Event-Name: DTMF\nCore-UUID: 2130a7d1\nUnique-ID: a%2Bb%40192.0.2.1\n"
            + "DTMF-Digit: %23\nDTMF-Duration: 2000\nDTMF-Source: RTP\n\n";

    private static final String ENDED = "Event-Name: CHANNEL_HANGUP_COMPLETE\nCore-UUID: 2130a7d1\n"
            + "Hangup-Cause: ORIGINATOR_CANCEL\nUnique-ID: a%2Bb%40192.0.2.1\nChannel-State: CS_REPORTING\n"
            + "variable_hangup_cause: ORIGINATOR_CANCEL\nvariable_hangup_cause_q850: 16\n\n";

    private final List<String> reported = new CopyOnWriteArrayList<>();
    private ScriptedSocket exchange;

    @BeforeEach
    void start() throws IOException {
        exchange = new ScriptedSocket();
    }

    @AfterEach
    void end() throws IOException {
        exchange.close();
    }

    private FreeswitchControl login() throws IOException {
        exchange.answers("Content-Type: command/reply\nReply-Text: +OK accepted\n\n");
        exchange.answers("Content-Type: command/reply\nReply-Text: +OK event listener enabled plain\n\n");
        return FreeswitchControl.login(exchange.address(), "secret", new WrittenDown(reported));
    }

    private static String event(String text) {
        return "Content-Length: " + text.length() + "\nContent-Type: text/event-plain\n\n" + text;
    }

    private static String api(String output) {
        return "Content-Type: api/response\nContent-Length: " + output.length() + "\n\n" + output;
    }

    @Test
    void it_logs_in_and_asks_for_digits_ends_and_recordings() throws IOException {
        login().close();

        assertThat(exchange.commands())
                .containsExactly("auth secret", "event plain DTMF CHANNEL_HANGUP_COMPLETE RECORD_START");
    }

    @Test
    void a_refused_password_is_a_fault() {
        exchange.answers("Content-Type: command/reply\nReply-Text: -ERR invalid\n\n");

        assertThatThrownBy(() -> FreeswitchControl.login(exchange.address(), "wrong", new WrittenDown(reported)))
                .isInstanceOf(IOException.class)
                .hasMessage("event socket: auth: -ERR invalid");
    }

    @Test
    void a_digit_is_reported_with_the_call_on_whose_channel_it_came() throws IOException {
        try (FreeswitchControl control = login()) {
            exchange.says(event(DIGIT));

            await().untilAsserted(() -> assertThat(reported).containsExactly("a+b@192.0.2.1 #"));
            assertThat(control.requestMethods()).containsExactlyInAnyOrder("INVITE", "UPDATE", "INFO", "MESSAGE");
        }
    }

    @Test
    void a_release_is_reported_with_its_number_by_Q_850_and_with_0_where_there_is_none() throws IOException {
        try (FreeswitchControl control = login()) {
            exchange.says(event(ENDED) + event(ENDED.replace("_q850: 16", "_q850: none")));

            await().untilAsserted(() ->
                    assertThat(reported).containsExactly("a+b@192.0.2.1 released 16", "a+b@192.0.2.1 released 0"));
            assertThat(control.requestMethods()).isNotEmpty();
        }
    }

    @Test
    void a_recording_is_reported_with_its_file() throws IOException {
        try (FreeswitchControl control = login()) {
            exchange.says(
                    event("Event-Name: RECORD_START\nUnique-ID: x\nRecord-File-Path: /tmp/sipwright/6f%201.r8\n\n"));

            await().untilAsserted(() -> assertThat(reported).containsExactly("x records /tmp/sipwright/6f 1.r8"));
            assertThat(control.requestMethods()).isNotEmpty();
        }
    }

    @Test
    void orders_become_api_commands_and_an_event_in_between_does_no_harm() throws Exception {
        try (FreeswitchControl control = login()) {
            exchange.answers(event(DIGIT) + api("+OK Success\n"));
            exchange.answers(api("+OK\n"));
            exchange.answers(api("+OK Success\n"));
            exchange.answers(api("+OK\n"));
            exchange.answers(api("+OK Success\n"));
            exchange.answers(api("+OK x sent DTMF 5.\n"));
            exchange.answers("Content-Type: command/reply\nReply-Text: +OK Job-UUID: 1\nJob-UUID: 1\n\n");

            control.request("x", "INVITE");
            control.request("x", "UPDATE");
            control.request("x", "INFO");
            control.press("x", '5');
            control.hangUp("x");
        }
        assertThat(exchange.commands().subList(2, 9))
                .containsExactly(
                        "api uuid_media_reneg x",
                        "api uuid_setvar_multi x update_ignore_ua=true;sip_allow=UPDATE",
                        "api uuid_display x sipwright-2|2",
                        "api uuid_setvar x update_ignore_ua false",
                        "api uuid_send_info x application dtmf-relay Signal=1",
                        "api uuid_send_dtmf x 5",
                        "bgapi uuid_kill x NORMAL_CLEARING");
    }

    @Test
    void an_order_that_is_refused_is_a_fault_with_the_exchange_s_words() throws IOException {
        try (FreeswitchControl control = login()) {
            exchange.answers(api("-ERR Cannot locate session!\n"));

            assertThatThrownBy(() -> control.press("x", '5'))
                    .isInstanceOf(ControlException.class)
                    .hasMessage("event socket: uuid_send_dtmf x 5: -ERR Cannot locate session!");
            assertThatThrownBy(() -> control.request("x", "NOTIFY"))
                    .isInstanceOf(ControlException.class)
                    .hasMessage("FreeSWITCH cannot be made to send NOTIFY");
        }
    }

    @Test
    void a_connection_that_ends_is_a_fault_of_the_order_under_way() throws IOException {
        try (FreeswitchControl control = login()) {
            exchange.hangsUp();

            assertThatThrownBy(() -> control.press("x", '5')).isInstanceOf(ControlException.class);
        }
    }

    @Test
    void a_call_id_cannot_smuggle_in_a_command() throws IOException {
        try (FreeswitchControl control = login()) {
            assertThatThrownBy(() -> control.press("x\n\nexit", '5'))
                    .isInstanceOf(ControlException.class)
                    .hasMessage("event socket: a command is one line");
        }
    }

    @Test
    void what_is_no_message_is_refused_by_place_and_rule() {
        refused("event socket: a header line has a name and a colon: nonsense", "nonsense\n\n");
        refused("event socket: Content-Length is no length: x", "Content-Length: x\n\n");
        refused("event socket: the connection ends within a body", "Content-Length: 9\n\nshort");
        assertThatThrownBy(() -> read("Content-Type: a")).isInstanceOf(EOFException.class);
    }

    private static SocketMessage read(String text) throws IOException {
        return SocketMessage.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(String message, String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessage(message);
    }
}
