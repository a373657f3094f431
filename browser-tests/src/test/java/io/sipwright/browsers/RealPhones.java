package io.sipwright.browsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.selftest.SipRelay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One browser and one relay per test class; each test has its own phones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealPhones {
    static final Duration SOON = Duration.ofSeconds(15);
    static final Set<Integer> EVERYBODY = Set.of(11, 12);

    private final List<Phone> phones = new ArrayList<>();
    final SipRelay relay = new SipRelay();

    Path workFolder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    Browser browser;

    abstract BrowserFactory factory();

    @BeforeAll
    void startBrowser(@TempDir Path folder) throws Exception {
        workFolder = folder;
        browser = factory().start(workFolder);
    }

    @AfterAll
    void closeBrowser() {
        relay.close();
        browser.close();
        assertThat(workFolder).isEmptyDirectory();
    }

    @AfterEach
    void closePhones() {
        phones.forEach(Phone::close);
        phones.clear();
    }

    Phone alice(PhoneLibrary library) {
        return open("alice", 11, library, Fault.NONE);
    }

    Phone bob(PhoneLibrary library) {
        return open("bob", 12, library, Fault.NONE);
    }

    Phone open(String user, int signature, PhoneLibrary library, Fault fault) {
        return open(line(user, signature), library, fault);
    }

    Phone open(SipAccount line, PhoneLibrary library, Fault fault) {
        Phone phone = browser.open(line, library, fault);
        phones.add(phone);
        return phone;
    }

    /** The relay's passwords are the users' names. */
    SipAccount line(String user, int signature) {
        return new SipAccount(user, user, SipRelay.DOMAIN, relay.address(), true, signature);
    }

    Phone registered(Phone phone) {
        phone.register();
        happens(phone, Kind.REGISTERED);
        return phone;
    }

    PhoneEvent happens(Phone phone, Kind kind) {
        return phone.expect(kind, SOON)
                .orElseThrow(() ->
                        new AssertionError(phone.line().user() + " never saw " + kind + " but " + phone.events()));
    }

    static void hears(Phone listener, int speaker) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(listening(listener, speaker))
                .as("%s listens for %d", listener.line().user(), speaker)
                .satisfies(heard -> {
                    assertThat(heard.verdict()).isEqualTo(Verdict.HEARD);
                    assertThat(heard.frames()).hasSizeGreaterThan(3);
                }));
        Listening heard = listening(listener, speaker);
        assertThat(heard.delayMs().getAsDouble()).isCloseTo(150, within(250.0));
    }

    static Listening listening(Phone listener, int speaker) {
        return SpeakerCheck.expecting(speaker, EVERYBODY).listen(listener.heard());
    }
}
