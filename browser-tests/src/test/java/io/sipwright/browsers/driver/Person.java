package io.sipwright.browsers.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A user of the phone page: all input by keys and clicks, all results read from the screen. */
final class Person {
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final Set<Integer> EVERYBODY = Set.of(11, 12, 13);
    private static final int SAMPLES_PER_SECOND = 8000;

    private final BrowserWindow window;

    Person(BrowserWindow window) {
        this.window = window;
    }

    BrowserWindow window() {
        return window;
    }

    void register(String password) {
        window.drive(driver -> {
            WebElement field = driver.findElement(By.name("password"));
            field.clear();
            field.sendKeys(password);
            return true;
        });
        click("register");
    }

    void type(String id, String text) {
        window.drive(driver -> {
            driver.findElement(By.id(id)).sendKeys(text);
            return true;
        });
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence keys) {
        window.drive(driver -> {
            driver.switchTo().activeElement().sendKeys(keys);
            return true;
        });
    }

    void pressEscape() {
        press(Keys.ESCAPE);
    }

    /** Clicks as soon as that is possible. */
    void click(String id) {
        clickOn(By.id(id));
    }

    void clickOn(By where) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> window.drive(driver -> {
                    WebElement button = driver.findElement(where);
                    boolean ready = button.isDisplayed() && button.isEnabled();
                    if (ready) {
                        button.click();
                    }
                    return ready;
                }));
    }

    /** The text comes up within a time that a person would wait. */
    void sees(String id, String text) {
        sees(id, text, SOON);
    }

    void sees(String id, String text, Duration within) {
        Awaitility.await().atMost(within).untilAsserted(() -> assertThat(text(id))
                .as("%s, after %s", id, text("log"))
                .contains(text));
    }

    /** The element goes away, or never was. */
    void seesNo(String id) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !window.<Boolean>drive(
                        driver -> driver.findElement(By.id(id)).isDisplayed()));
    }

    String text(String id) {
        return window.drive(driver -> driver.findElement(By.id(id)).getText());
    }

    String attribute(String id, String name) {
        return window.drive(
                driver -> String.valueOf(driver.findElement(By.id(id)).getAttribute(name)));
    }

    /** The id of the element that has the focus. */
    String focus() {
        return window.drive(
                driver -> String.valueOf(driver.switchTo().activeElement().getAttribute("id")));
    }

    /** Hears this speaker's signature from this moment on. */
    void hears(int speaker, Instant from) {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        listening(speaker, heard().between(from, Instant.now())))
                .satisfies(heard ->
                        assertThat(heard.firstHeard()).as(heard.summary()).isPresent())
                .satisfies(heard -> assertThat(heard.frames()).hasSizeGreaterThan(3)));
    }

    void hearsNothingFor2Seconds(Instant from) {
        Instant end = from.plusSeconds(2);
        Awaitility.await().atMost(SOON).until(() -> heard().between(from, end).seconds() > 1.99);
        Listening heard = listening(EVERYBODY.iterator().next(), heard().between(from, end));
        assertThat(heard.verdict()).as(heard.summary()).isEqualTo(Verdict.SILENT);
    }

    private static Listening listening(int speaker, HeardAudio audio) {
        return SpeakerCheck.expecting(speaker, EVERYBODY).listen(audio);
    }

    private HeardAudio heard() {
        JsonNode whole = window.call("heard", 0, 0);
        if (whole.isNull()) {
            return HeardAudio.nothing();
        }
        ShortBuffer buffer = ByteBuffer.wrap(
                        Base64.getDecoder().decode(whole.path("pcm").asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] samples = new short[buffer.remaining()];
        buffer.get(samples);
        return new HeardAudio(
                Instant.ofEpochMilli(Math.round(whole.path("startedAt").asDouble())), SAMPLES_PER_SECOND, samples);
    }

    /** Keeps a screenshot of the page. */
    void keep(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "page"));
        Files.write(folder.resolve(name + ".png"), window.screenshot());
    }
}
