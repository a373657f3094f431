package io.sipwright.ci;

import static io.sipwright.ci.DeskPhoneBench.browserHearsDeskPhone;
import static io.sipwright.ci.DeskPhoneBench.happens;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.browsers.ChromiumFactory;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chromium prefers Opus: it uses Opus with a desk phone that supports it, and G.711 with one that does not. */
@Needs({"baresip", "chromium"})
class BaresipOpusIT {
    private static final int PORTS = Deployment.freePorts();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @CsvSource({"opus g711, opus/48000", "g711, PCMU/8000"})
    void a_desk_phone_is_called_with_the_best_codec_of_both(String codecs, String agreed) throws Exception {
        try (DeskPhoneBench bench = new DeskPhoneBench(folder, PORTS, "dave", List.of(codecs.split(" ")));
                Browser chromium = new ChromiumFactory().start(folder.resolve("browser"));
                Phone alice = bench.registered(chromium, "alice")) {
            bench.deskPhone().speaks(DeskPhoneBench.DESK_PHONE);
            alice.call("dave", Media.AUDIO);
            happens(alice, Kind.ESTABLISHED);
            browserHearsDeskPhone(alice);
            assertThat(alice.media().audioCodec()).startsWithIgnoringCase(agreed); // SDP-024, MED-023
            alice.dtmf("7");
            bench.deskPhone().happens("CALL_DTMF_END"); // SDP-026
            bench.deskPhone().hangsUp();
            happens(alice, Kind.ENDED);
            bench.deskPhoneHeardBrowser();
        }
    }

    @Test
    void a_desk_phone_with_opus_calls_a_real_browser() throws Exception {
        try (DeskPhoneBench bench = new DeskPhoneBench(folder, PORTS, "dave", List.of("opus", "g711"));
                Browser chromium = new ChromiumFactory().start(folder.resolve("browser"));
                Phone alice = bench.registered(chromium, "alice")) {
            bench.deskPhone().speaks(DeskPhoneBench.DESK_PHONE);
            bench.deskPhone().dials("alice");
            happens(alice, Kind.INCOMING);
            alice.answer();
            browserHearsDeskPhone(alice);
            assertThat(alice.media().audioCodec()).startsWithIgnoringCase("opus/48000"); // SDP-024, MED-023
            bench.deskPhone().hangsUp();
            bench.deskPhoneHeardBrowser();
        }
    }
}
