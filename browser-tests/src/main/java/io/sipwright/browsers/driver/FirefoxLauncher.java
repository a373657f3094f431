package io.sipwright.browsers.driver;

import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.firefox.FirefoxDriver;
import org.openqa.selenium.firefox.FirefoxOptions;
import org.openqa.selenium.firefox.GeckoDriverService;
import org.openqa.selenium.remote.CapabilityType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Starts Firefox with its own sound device: with geckodriver if installed, else with Firefox's remote protocol. */
public final class FirefoxLauncher {
    private static final String NAME = "Firefox";

    private final SearchPath programs;

    public FirefoxLauncher(SearchPath programs) {
        this.programs = programs;
    }

    /**
     * Starts the browser. Elsewhere than here it is driven by its remote protocol.
     *
     * @param site where it runs; its sound device is here
     * @throws BrowserMissingException when it or its sound server is not installed
     * @throws BrowserException when it does not start
     */
    public BrowserSession start(Path workFolder, BrowserSite site) throws BrowserMissingException {
        Path firefox = programs.find("firefox-esr", "firefox")
                .orElseThrow(() ->
                        new BrowserMissingException("Firefox is not installed: install the package firefox-esr."));
        try {
            RunFolder folder = RunFolder.within(workFolder, "firefox");
            return withSound(firefox, folder, site);
        } catch (IOException | UncheckedIOException e) {
            throw new BrowserException("Firefox did not start: " + e.getMessage(), e);
        }
    }

    /** Starts the browser through a Selenium server elsewhere; that machine must have a sound device. */
    public static BrowserSession startOn(URI grid) {
        try {
            return new BrowserSession(NAME, new RemoteWebDriver(grid.toURL(), options()), () -> {});
        } catch (IOException | WebDriverException e) {
            throw new BrowserException("Firefox did not start through " + grid + ": " + e.getMessage(), e);
        }
    }

    private BrowserSession withSound(Path firefox, RunFolder folder, BrowserSite site)
            throws BrowserMissingException, IOException {
        PulseSink sink;
        try {
            sink = PulseSink.start(programs, folder);
        } catch (BrowserMissingException | IOException e) {
            folder.close();
            throw e;
        }
        try {
            Map<String, String> environment = new HashMap<>(sink.environment());
            environment.put("TMPDIR", folder.path().toString());
            environment.put("MOZ_CRASHREPORTER_DISABLE", "1");
            Optional<Path> driver = programs.find("geckodriver");
            return driver.isPresent() && site == BrowserSite.HERE
                    ? byDriver(driver.get(), firefox, environment, () -> remove(sink, folder))
                    : byMarionette(
                            FirefoxProcess.start(firefox, folder, environment, site), () -> remove(sink, folder));
        } catch (IOException | WebDriverException e) {
            remove(sink, folder);
            throw new BrowserException("Firefox did not start: " + e.getMessage(), e);
        }
    }

    private static BrowserSession byDriver(
            Path driver, Path firefox, Map<String, String> environment, Runnable afterwards) {
        GeckoDriverService service = new GeckoDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .withEnvironment(environment)
                .build();
        FirefoxOptions options = options();
        options.setBinary(firefox);
        return new BrowserSession(NAME, new FirefoxDriver(service, options), afterwards);
    }

    private static BrowserSession byMarionette(FirefoxProcess process, Runnable afterwards) {
        MutableCapabilities wanted = new MutableCapabilities();
        wanted.setCapability(CapabilityType.ACCEPT_INSECURE_CERTS, true);
        RemoteWebDriver driver = new RemoteWebDriver(new MarionetteExecutor(process.connection()), wanted);
        return new BrowserSession(NAME, driver, () -> {
            end(process);
            afterwards.run();
        });
    }

    private static FirefoxOptions options() {
        FirefoxOptions options = new FirefoxOptions();
        options.setAcceptInsecureCerts(true);
        options.addArguments("-headless", "--width=1100", "--height=860");
        FirefoxPreferences.at(BrowserSite.HERE).forEach(options::addPreference);
        return options;
    }

    private static void end(FirefoxProcess process) {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(PulseSink sink, RunFolder folder) {
        sink.close();
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
