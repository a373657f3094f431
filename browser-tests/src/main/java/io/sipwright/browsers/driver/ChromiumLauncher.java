package io.sipwright.browsers.driver;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.pstn.container.ProcessNote;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Starts Chromium or Chrome with the installed chromedriver, or with Selenium Manager's if that is allowed. */
public final class ChromiumLauncher {
    private static final String NAME = "Chromium";
    private static final String[] BROWSERS = {"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"};

    /** For media between processes of this machine; behind a NAT, loopback is no candidate. */
    private static final String ON_LOOPBACK = "--allow-loopback-in-peer-connection";

    /** In a network namespace of its own every port is free. */
    private static final int PORT = 9515;

    private static final Duration TO_START = Duration.ofSeconds(20);

    private final SearchPath programs;
    private final boolean mayDownload;

    /** @param mayDownload whether Selenium Manager may fetch what is not installed */
    public ChromiumLauncher(SearchPath programs, boolean mayDownload) {
        this.programs = programs;
        this.mayDownload = mayDownload;
    }

    /**
     * Starts the browser.
     *
     * @param site where it and its driver run
     * @throws BrowserMissingException when it or its driver is not installed
     * @throws BrowserException when it does not start
     */
    public BrowserSession start(Path workFolder, BrowserSite site) throws BrowserMissingException {
        ChromeOptions options = options();
        Optional<Path> browser = programs.find(BROWSERS);
        Optional<Path> driver = programs.find("chromedriver");
        if (!mayDownload && (browser.isEmpty() || driver.isEmpty())) {
            throw new BrowserMissingException((browser.isEmpty() ? "Chromium" : "Chromium's driver")
                    + " is not installed: install the packages chromium and chromium-driver.");
        }
        browser.ifPresent(file -> options.setBinary(file.toFile()));
        try {
            RunFolder folder = RunFolder.within(workFolder, "chromium");
            return site == BrowserSite.HERE
                    ? started(service(driver, folder), options.addArguments(ON_LOOPBACK), folder)
                    : elsewhere(
                            driver.orElseThrow(
                                    () -> new BrowserMissingException("Chromium's driver is not installed.")),
                            site,
                            options,
                            folder);
        } catch (IOException e) {
            throw new BrowserException("Chromium did not start: " + e.getMessage(), e);
        }
    }

    /** Starts the browser through a Selenium server elsewhere. */
    public static BrowserSession startOn(URI grid) {
        try {
            return new BrowserSession(
                    NAME, new RemoteWebDriver(grid.toURL(), options().addArguments(ON_LOOPBACK)), () -> {});
        } catch (IOException | WebDriverException e) {
            throw new BrowserException("Chromium did not start through " + grid + ": " + e.getMessage(), e);
        }
    }

    private static BrowserSession started(ChromeDriverService service, ChromeOptions options, RunFolder folder)
            throws IOException {
        try {
            service.start();
            ProcessNote note = ProcessNote.keep(process(service), "chromedriver");
            return new BrowserSession(NAME, new ChromeDriver(service, options), () -> {
                note.close();
                remove(folder);
            });
        } catch (WebDriverException | IOException e) {
            service.stop();
            folder.close();
            String why = e instanceof WebDriverException refused ? refused.getRawMessage() : e.getMessage();
            throw new BrowserException("Chromium did not start: " + why, e);
        }
    }

    /** Selenium finds its driver only on this machine's own network, so the driver is started here. */
    private static BrowserSession elsewhere(Path driver, BrowserSite site, ChromeOptions options, RunFolder folder)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(driver.toString(), "--port=" + PORT);
        builder.environment().put("TMPDIR", folder.path().toString());
        ChildProcess process =
                site.inside(() -> ChildProcess.start(builder, folder.resolve("chromedriver.log"), "chromedriver"));
        Runnable afterwards = () -> {
            process.close();
            remove(folder);
        };
        try {
            process.awaitReady(() -> site.listens(PORT), TO_START);
            URL address = new URL("http://127.0.0.1:" + site.reach(PORT));
            return new BrowserSession(NAME, new RemoteWebDriver(address, options), afterwards);
        } catch (WebDriverException | IOException e) {
            afterwards.run();
            throw new BrowserException("Chromium did not start behind a NAT: " + e.getMessage(), e);
        }
    }

    /** Selenium starts the driver without naming its process; the process is found by its port. */
    private static ProcessHandle process(ChromeDriverService service) throws IOException {
        String port = "--port=" + service.getUrl().getPort();
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .filter(words -> List.of(words).contains(port))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IOException("no process of chromedriver has the argument " + port));
    }

    private static ChromeDriverService service(Optional<Path> driver, RunFolder folder) {
        ChromeDriverService.Builder builder = new ChromeDriverService.Builder()
                .withLogFile(folder.resolve("chromedriver.log").toFile())
                .withEnvironment(Map.of("TMPDIR", folder.path().toString()));
        driver.ifPresent(file -> builder.usingDriverExecutable(file.toFile()));
        return builder.build();
    }

    private static ChromeOptions options() {
        ChromeOptions options = new ChromeOptions();
        options.setAcceptInsecureCerts(true);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--mute-audio",
                "--force-prefers-reduced-motion",
                "--window-size=1100,860");
        options.addArguments(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--autoplay-policy=no-user-gesture-required");
        // Several phones share one browser, so windows in the background must not be throttled.
        options.addArguments(
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding");
        return options;
    }

    private static void remove(RunFolder folder) {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
