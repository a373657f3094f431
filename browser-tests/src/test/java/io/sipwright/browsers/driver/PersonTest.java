package io.sipwright.browsers.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.browsers.NeedsBrowser;
import io.sipwright.browsers.page.PageServer;
import io.sipwright.scenarios.selftest.SipRelay;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Two users of the phone page: all input by keys and clicks, all results read from the screen. */
@NeedsBrowser("chromium")
class PersonTest {
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
        BrowserWindow alice = person("alice", library);
        keep(alice, library + "-idle");
        register(alice, "alice");
        BrowserWindow bob = person("bob", library);
        register(bob, "bob");
        shows(alice, "registered-as", "alice@relay.test");
        keep(alice, library + "-registered");

        type(alice, "number", "bob");
        click(alice, "call-video");
        shows(bob, "phase", "Incoming call");
        shows(bob, "peer", "alice");
        keep(bob, library + "-incoming");
        shows(alice, "phase", "Ringing…");
        click(bob, "answer");
        shows(alice, "phase", "In call 0:0");
        shows(bob, "log", "Media encrypted (DTLS-SRTP)");
        click(alice, "show-tones");
        alice.drive(driver -> {
            driver.findElement(By.cssSelector("#tones [aria-label='5']")).click();
            return true;
        });
        shows(alice, "sent-tones", "5");
        keep(alice, library + "-call");
        click(bob, "hang-up");
        shows(alice, "log", "The other side hung up");
        shows(bob, "log", "You hung up");
    }

    @Test
    void a_problem_is_shown_in_words() throws Exception {
        BrowserWindow alice = person("alice", "jssip");
        register(alice, "guess");
        shows(alice, "problem", "Registration failed: wrong user or password (401).");
        keep(alice, "problem");
        register(alice, "alice");
        shows(alice, "status", "alice@relay.test");
        type(alice, "number", "nobody");
        click(alice, "call");
        shows(alice, "problem", "Call failed: no such user or number (404).");
    }

    private BrowserWindow person(String user, String library) {
        String server = URLEncoder.encode(relay.address().toString(), StandardCharsets.UTF_8);
        return session.open(
                pages.page("phone=%s&user=%s&domain=%s&server=%s".formatted(library, user, SipRelay.DOMAIN, server)));
    }

    private static void register(BrowserWindow person, String password) {
        person.drive(driver -> {
            WebElement field = driver.findElement(By.name("password"));
            field.clear();
            field.sendKeys(password);
            return true;
        });
        click(person, "register");
    }

    private static void type(BrowserWindow person, String id, String text) {
        person.drive(driver -> {
            driver.findElement(By.id(id)).sendKeys(text);
            return true;
        });
    }

    private static void click(BrowserWindow person, String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> person.drive(driver -> {
                    WebElement button = driver.findElement(By.id(id));
                    boolean ready = button.isEnabled();
                    if (ready) {
                        button.click();
                    }
                    return ready;
                }));
    }

    private static void shows(BrowserWindow person, String id, String text) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(person.<String>drive(
                        driver -> driver.findElement(By.id(id)).getText()))
                .contains(text));
    }

    /** Keeps screenshots of the page: wide and narrow, light and dark. */
    private static void keep(BrowserWindow person, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "page"));
        Files.write(folder.resolve(name + ".png"), person.screenshot());
    }
}
