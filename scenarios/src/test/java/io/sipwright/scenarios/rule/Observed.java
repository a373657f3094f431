package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Script.outgoing;

import io.sipwright.scenarios.evidence.BehindNat;
import io.sipwright.scenarios.evidence.CandidateProbes;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.phone.MediaFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Facts about media, for scripts. */
final class Observed {
    static final String STUN = "127.0.0.1:7478";

    private Observed() {}

    /** The far end gets a BYE of the target's own. */
    static Script gone(long after) {
        return outgoing().waits(after).targetEnds();
    }

    static Script early() {
        return outgoing().altering("180", m -> m.withStartLine("SIP/2.0 183 Session Progress")
                .withBody(
                        "application/sdp",
                        Sdps.ANSWER.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static Fact probe(String from, boolean success, String missing) {
        return new CandidateProbes(List.of(new CandidateProbes.Probe(STUN, from, success, missing)));
    }

    static MediaPath path(String ice, String dtls, String role, String... hellos) {
        MediaFacts facts = new MediaFacts(ice, dtls, role, "", STUN, 0, 0, 0, 0, 0, "", 0, 0, List.of(hellos), "{}");
        return new MediaPath(facts, Optional.of(Duration.ofMillis(80)));
    }

    static Hearing heard(String verdict, double gaps, double delay) {
        return new Hearing(rows(verdict, gaps, delay), List.of(), 1, Duration.ofSeconds(3));
    }

    /** Hears, or not, behind a symmetric NAT. */
    static Script behindNat(MediaPath path, String outside, String verdict) {
        return outgoing().fact(new BehindNat("symmetric", outside)).fact(path).fact(heard(verdict, 0, 40));
    }

    static List<MediaRow> rows(String verdict, double gaps, double delay) {
        return List.of(new MediaRow("far end", "alice", verdict, delay, -12, gaps, verdict.equals("heard") ? 200 : -1));
    }
}
