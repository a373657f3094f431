package io.sipwright.browsers.driver;

import io.sipwright.scenarios.phone.BrowserException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running browser under Selenium's control. A driver serves one window at a time, so each command takes the session's
 * lock and switches to its window; commands must be short. Safe for any thread.
 */
public final class BrowserSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserSession.class);
    private static final Duration SCRIPT = Duration.ofSeconds(30);
    private static final Duration PAGE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final String name;
    private final RemoteWebDriver driver;
    private final String home;
    private final Runnable afterwards;
    private final Thread emergency = new Thread(this::end, "browser-end");
    private @Nullable String window;
    private boolean open = true;

    /**
     * @param name of the browser, for faults
     * @param driver a driver with one window, which stays empty and keeps the browser running
     * @param afterwards ends what was started for the browser; runs once, after the driver has quit
     */
    BrowserSession(String name, RemoteWebDriver driver, Runnable afterwards) {
        this.name = name;
        this.driver = driver;
        this.afterwards = afterwards;
        this.home = driver.getWindowHandle();
        driver.manage().timeouts().scriptTimeout(SCRIPT).pageLoadTimeout(PAGE);
        Runtime.getRuntime().addShutdownHook(emergency);
    }

    /** For example {@code 156.0.8078.79}. */
    public String version() {
        return driver.getCapabilities().getBrowserVersion();
    }

    /** Opens a page in a window of its own. */
    public BrowserWindow open(URI page) {
        return exclusively(() -> {
            driver.switchTo().window(home).switchTo().newWindow(WindowType.WINDOW);
            String handle = driver.getWindowHandle();
            window = handle;
            driver.get(page.toString());
            return new BrowserWindow(this, handle);
        });
    }

    /** Whether another thread waits for this session; the holder should then be quick. */
    boolean wanted() {
        return lock.hasQueuedThreads();
    }

    <T> T inWindow(String handle, Function<RemoteWebDriver, T> work) {
        return exclusively(() -> {
            if (!handle.equals(window)) {
                driver.switchTo().window(handle);
                window = handle;
            }
            return work.apply(driver);
        });
    }

    void closeWindow(String handle) {
        inWindow(handle, ignored -> {
            driver.close();
            window = null;
            return true;
        });
    }

    private <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            if (!open) {
                throw new BrowserException(name + " was closed already");
            }
            return work.get();
        } catch (WebDriverException e) {
            throw new BrowserException(name + " refuses a command: " + firstLine(e), e);
        } finally {
            lock.unlock();
        }
    }

    private static String firstLine(WebDriverException e) {
        String message = e.getRawMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(emergency);
        end();
    }

    private void end() {
        lock.lock();
        try {
            if (open) {
                open = false;
                quit();
                afterwards.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void quit() {
        try {
            driver.quit();
        } catch (WebDriverException alreadyGone) {
            LOG.debug("{} was gone before it was closed", name, alreadyGone);
        }
    }
}
