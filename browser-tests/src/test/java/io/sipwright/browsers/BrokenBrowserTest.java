package io.sipwright.browsers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NeedsBrowser({"chromium", "firefox"})
class BrokenBrowserTest {
    private static final SipAccount LINE =
            new SipAccount("alice", "alice", "relay.test", URI.create("ws://127.0.0.1:1/ws"), true, 11);

    static Stream<BrowserFactory> factories() {
        return Stream.of(new ChromiumFactory(), new FirefoxFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void a_browser_that_dies_is_reported_as_a_fault_of_the_browser(BrowserFactory factory, @TempDir Path folder)
            throws Exception {
        try (Browser browser = factory.start(folder)) {
            Phone phone = browser.open(LINE, PhoneLibrary.JSSIP, Fault.NONE);
            ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").contains(factory.name()))
                    .forEach(ProcessHandle::destroyForcibly);
            assertThatExceptionOfType(BrowserException.class)
                    .isThrownBy(phone::register)
                    .withMessageMatching("(Chromium|Firefox) refuses a command: .+");
        }
    }
}
