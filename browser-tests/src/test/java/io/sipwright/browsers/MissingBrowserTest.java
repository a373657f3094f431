package io.sipwright.browsers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sipwright.browsers.driver.SearchPath;
import io.sipwright.scenarios.phone.BrowserMissingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingBrowserTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void without_chromium_one_sentence_says_what_to_install() {
        assertThatExceptionOfType(BrowserMissingException.class)
                .isThrownBy(() -> new ChromiumFactory(here(), Optional.empty()).start(folder))
                .withMessage("Chromium is not installed: install the packages chromium and chromium-driver.");
    }

    @Test
    void without_firefox_one_sentence_says_what_to_install() {
        assertThatExceptionOfType(BrowserMissingException.class)
                .isThrownBy(() -> new FirefoxFactory(here(), Optional.empty()).start(folder))
                .withMessage("Firefox is not installed: install the package firefox-esr.");
    }

    @Test
    void without_a_sound_server_one_sentence_says_what_to_install() throws Exception {
        Files.createFile(
                folder.resolve("firefox-esr"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThatExceptionOfType(BrowserMissingException.class)
                .isThrownBy(() -> new FirefoxFactory(here(), Optional.empty()).start(folder))
                .withMessageEndingWith("install the package pulseaudio.");
    }

    private SearchPath here() {
        return new SearchPath(List.of(folder));
    }
}
