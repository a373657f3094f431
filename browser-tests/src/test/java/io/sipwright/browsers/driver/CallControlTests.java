package io.sipwright.browsers.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.browsers.page.PageServer;
import io.sipwright.scenarios.selftest.SipRelay;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Hold, transfer and keys, by the page's own controls; hearing is proved by content. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallControlTests {
    private static final int ALICE = 11;
    private static final int BOB = 12;
    private static final int CAROL = 13;

    private final SipRelay relay = new SipRelay();
    private final List<Person> people = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private BrowserSession session;

    @SuppressWarnings("NullAway.Init")
    private PageServer pages;

    abstract BrowserSession browser(Path folder) throws Exception;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        pages = PageServer.start();
        session = browser(folder);
    }

    @AfterAll
    void close() {
        session.close();
        pages.close();
        relay.close();
    }

    @AfterEach
    void leave() {
        people.forEach(person -> person.window().close());
        people.clear();
    }

    @ParameterizedTest
    @CsvSource({"jssip, sipjs", "sipjs, jssip"})
    void the_held_side_hears_nothing_until_the_call_is_resumed(String holder, String held) throws Exception {
        Person alice = registered("alice", ALICE, holder);
        Person bob = registered("bob", BOB, held);
        talk(alice, bob);
        bob.hears(ALICE, Instant.EPOCH);

        alice.click("hold");
        alice.sees("call-note", "bob is on hold");
        bob.sees("call-note", "On hold by alice");
        assertThat(alice.attribute("hold", "aria-pressed")).isEqualTo("true");
        assertThat(alice.text("phase")).startsWith("In call");
        alice.keep(holder + "-hold");
        bob.hearsNothingFor2Seconds(Instant.now().plusMillis(500));

        alice.click("hold");
        alice.seesNo("call-note");
        bob.seesNo("call-note");
        Instant resumed = Instant.now();
        bob.hears(ALICE, resumed);
        alice.hears(BOB, resumed);
        alice.click("hang-up");
        bob.sees("log", "The other side hung up");
    }

    @ParameterizedTest
    @CsvSource({"jssip, sipjs", "sipjs, jssip"})
    void a_blind_transfer_joins_the_other_side_with_the_target(String library, String transferred) throws Exception {
        Person alice = registered("alice", ALICE, library);
        Person bob = registered("bob", BOB, transferred);
        Person carol = registered("carol", CAROL, library);
        talk(alice, bob);

        alice.click("show-transfer");
        assertThat(alice.focus()).isEqualTo("transfer-to");
        alice.press("carol");
        alice.keep(library + "-transfer");
        alice.click("transfer");
        carol.sees("phase", "Incoming call");
        bob.sees("peer", "carol");
        bob.sees("call-note", "Transferred by alice");
        alice.sees("call-note", "Transferring to carol: it rings");
        carol.click("answer");
        alice.sees("news", "bob was transferred to carol.");
        alice.seesNo("call-view");
        Instant joined = Instant.now();
        bob.hears(CAROL, joined);
        carol.hears(BOB, joined);
        bob.seesNo("call-note");
        bob.click("hang-up");
        carol.sees("log", "The other side hung up");
        bob.seesNo("call-view");
    }

    @ParameterizedTest
    @CsvSource({"jssip, sipjs", "sipjs, jssip"})
    void a_refused_transfer_leaves_the_call_as_it_was(String library, String transferred) {
        Person alice = registered("alice", ALICE, library);
        Person bob = registered("bob", BOB, transferred);
        talk(alice, bob);
        alice.click("show-transfer");
        alice.press("nobody" + Keys.ENTER);
        alice.sees("call-note", "Transfer to nobody refused: no such user or number (404)");
        bob.sees("problem", "alice transferred you to nobody: no such user or number (404).");
        bob.sees("peer", "alice");
        Instant back = Instant.now();
        bob.hears(ALICE, back);
        alice.hears(BOB, back);
        bob.click("hang-up");
        alice.sees("log", "The other side hung up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jssip", "sipjs"})
    void a_call_is_made_with_the_keyboard_alone(String library) {
        Person alice = registered("alice", ALICE, library);
        Person bob = registered("bob", BOB, library);
        alice.type("number", "bob" + Keys.ENTER);
        bob.sees("phase", "Incoming call");
        assertThat(bob.focus()).isEqualTo("answer");
        bob.pressEscape();
        alice.sees("problem", "Call failed: busy (486).");
        alice.type("number", Keys.ENTER.toString());
        bob.sees("phase", "Incoming call");
        bob.press(Keys.ENTER);
        alice.sees("phase", "In call 0:");
        alice.press("5#");
        alice.sees("sent-tones", "5#");
        alice.pressEscape();
        alice.seesNo("tones-panel");
        alice.pressEscape();
        alice.sees("phase", "In call 0:");
        bob.click("hang-up");
        alice.seesNo("call-view");
        assertThat(alice.focus()).isEqualTo("number");
    }

    private static void talk(Person caller, Person callee) {
        caller.type("number", "bob");
        caller.click("call");
        callee.click("answer");
        caller.sees("phase", "In call 0:");
        callee.sees("phase", "In call 0:");
        caller.sees("log", "Media encrypted (DTLS-SRTP)");
    }

    private Person registered(String user, int signature, String library) {
        Person person = new Person(session.open(pages.page("phone=%s&signature=%d".formatted(library, signature))));
        people.add(person);
        person.window()
                .call(
                        "open",
                        Map.of(
                                "user",
                                user,
                                "password",
                                user,
                                "domain",
                                SipRelay.DOMAIN,
                                "server",
                                relay.address().toString()));
        person.click("register");
        person.sees("status", user + "@relay.test");
        return person;
    }
}
