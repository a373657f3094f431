package io.sipwright.browsers.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.browsers.NeedsBrowser;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.scenarios.selftest.SipRelay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** Two users of the phone page. */
@NeedsBrowser("chromium")
class PersonTest {
    /** Disconnected, taken for lost, and given up. */
    private static final Duration LOST = Duration.ofSeconds(45);

    private final SipRelay relay = new SipRelay();

    @SuppressWarnings("NullAway.Init")
    private BrowserSession session;

    @SuppressWarnings("NullAway.Init")
    private PageServer pages;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        pages = PageServer.start();
        session = new ChromiumLauncher(SearchPath.ofEnvironment(), false).start(folder, BrowserSite.HERE);
    }

    @AfterEach
    void close() {
        session.close();
        pages.close();
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip", "sipjs"})
    void a_person_registers_calls_with_video_sends_digits_and_hangs_up(String library) throws Exception {
        Person alice = person("alice", library);
        alice.keep(library + "-idle");
        alice.register("alice");
        Person bob = registered("bob", library);
        alice.sees("registered-as", "alice@relay.test");
        alice.keep(library + "-registered");

        alice.type("number", "bob");
        alice.click("call-video");
        bob.sees("phase", "Incoming call");
        bob.sees("peer", "alice");
        bob.keep(library + "-incoming");
        alice.sees("phase", "Ringing…");
        bob.click("answer");
        alice.sees("phase", "In call 0:0");
        bob.sees("log", "Media encrypted (DTLS-SRTP)");
        alice.click("show-tones");
        alice.clickOn(By.cssSelector("#tones [data-digit='5']"));
        alice.sees("sent-tones", "5");
        alice.keep(library + "-call");
        bob.click("hang-up");
        alice.sees("log", "The other side hung up");
        bob.sees("log", "You hung up");
    }

    @Test
    void a_problem_is_shown_in_words() throws Exception {
        Person alice = person("alice", "jssip");
        alice.register("guess");
        alice.sees("problem", "Registration failed: wrong user or password (401).");
        alice.keep("problem");
        alice.register("alice");
        alice.sees("status", "alice@relay.test");
        alice.type("number", "nobody");
        alice.click("call");
        alice.sees("problem", "Call failed: no such user or number (404).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip", "sipjs"})
    void a_call_goes_on_while_the_phone_reconnects_to_the_server(String library) throws Exception {
        Person alice = registered("alice", library);
        Person bob = registered("bob", library);
        talk(alice, bob);
        relay.cut();
        alice.sees("call-note", "Connection to the server lost; reconnecting…");
        alice.sees("status", "reconnecting…");
        alice.keep(library + "-lost-server");
        assertThat(alice.text("phase")).startsWith("In call");
        alice.sees("status", "alice@relay.test");
        alice.seesNo("call-note");
        bob.sees("status", "bob@relay.test");
        alice.click("hang-up");
        bob.sees("log", "The other side hung up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip", "sipjs"})
    void a_call_that_lost_its_server_and_its_media_is_shown_as_lost(String library) throws Exception {
        Person alice = registered("alice", library);
        Person bob = registered("bob", library);
        talk(alice, bob);
        relay.close();
        alice.sees("call-note", "Connection to the server lost; reconnecting…");
        bob.window().close();
        alice.sees("phase", "Call lost after 0:", LOST);
        alice.keep(library + "-lost-call");
        alice.sees("problem", "Call with bob lost after 0:", LOST);
        alice.seesNo("call-view");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip", "sipjs"})
    void a_server_that_is_not_there_is_shown_in_words(String library) throws Exception {
        Person alice = person("alice", library);
        relay.close();
        alice.register("alice");
        alice.sees("problem", "could not be reached. Check its address");
        assertThat(alice.text("problem")).doesNotContain("1006");
        alice.sees("status", "offline");
    }

    private static void talk(Person caller, Person callee) {
        caller.type("number", "bob");
        caller.click("call");
        callee.click("answer");
        caller.sees("phase", "In call 0:");
        callee.sees("phase", "In call 0:");
        caller.sees("log", "Media encrypted (DTLS-SRTP)");
    }

    private Person registered(String user, String library) {
        Person person = person(user, library);
        person.register(user);
        person.sees("status", user + "@relay.test");
        return person;
    }

    private Person person(String user, String library) {
        String server = URLEncoder.encode(relay.address().toString(), StandardCharsets.UTF_8);
        return new Person(session.open(
                pages.page("phone=%s&user=%s&domain=%s&server=%s".formatted(library, user, SipRelay.DOMAIN, server))));
    }
}
