package io.sipwright.browsers.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sipwright.scenarios.phone.BrowserException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** One page in a window of its own. Safe for any thread. */
public final class BrowserWindow {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration UNHURRIED = Duration.ofMillis(100);
    private static final Duration HURRIED = Duration.ofMillis(10);

    /** Calls a method of the page's {@code sipwright} object, awaits its promise and hands the value back as JSON. */
    private static final String CALL = """
            const done = arguments[2];
            const page = window.sipwright;
            Promise.resolve()
              .then(() => page[arguments[0]](...JSON.parse(arguments[1])))
              .then((value) => done(JSON.stringify({ value: value ?? null })))
              .catch((error) => done(JSON.stringify({ error: String(error?.message ?? error) })));
            """;

    private final BrowserSession session;
    private final String handle;

    BrowserWindow(BrowserSession session, String handle) {
        this.session = session;
        this.handle = handle;
    }

    /**
     * Calls the page.
     *
     * @return the method's result; JSON null for none
     * @throws BrowserException if the browser refuses the command, or the page throws
     */
    public JsonNode call(String method, Object... arguments) {
        String answer = drive(driver -> String.valueOf(driver.executeAsyncScript(CALL, method, write(arguments))));
        JsonNode read = read(answer);
        if (read.has("error")) {
            throw new BrowserException("the phone page failed in " + method + ": "
                    + read.get("error").asText());
        }
        return read.path("value");
    }

    /** How long a call may wait in the page, so that other windows get their turn. */
    public Duration patience() {
        return session.wanted() ? HURRIED : UNHURRIED;
    }

    /** What the window shows, as PNG. */
    public byte[] screenshot() {
        return drive(driver -> driver.getScreenshotAs(OutputType.BYTES));
    }

    public void resize(int width, int height) {
        drive(driver -> {
            driver.manage().window().setSize(new Dimension(width, height));
            return true;
        });
    }

    /** Closes the window at once. */
    public void close() {
        session.closeWindow(handle);
    }

    <T> T drive(Function<RemoteWebDriver, T> work) {
        return session.inWindow(handle, work);
    }

    private static String write(Object... arguments) {
        try {
            return JSON.writeValueAsString(List.of(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments of a page call must be plain values", e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BrowserException("the phone page's answer is not JSON: " + text, e);
        }
    }
}
