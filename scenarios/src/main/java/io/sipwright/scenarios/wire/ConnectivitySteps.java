package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Then;
import io.sipwright.pstn.sdp.Candidate;
import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.phone.scripted.ice.IceCredentials;
import io.sipwright.scenarios.phone.scripted.ice.InvalidChecks;
import io.sipwright.scenarios.phone.scripted.ice.ProbeAnswer;
import io.sipwright.scenarios.phone.scripted.ice.StunProbe;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connectivity checks at the candidates of a description (RFC 8445). */
public final class ConnectivitySteps {
    private static final String TOPIC = "Connectivity checks";
    /** RFC 7983 §7. */
    private static final int LAST_OF_STUN = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WireWorld world;
    private final Opening opening;

    public ConnectivitySteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a check with the right credentials to each candidate of the last description that came: each is answered with success,"
                            + " and the address of the m-line is one of them.",
            examples = {"every candidate that web has received answers a connectivity check"})
    @Then("^every candidate that (\\w+) has received answers a connectivity check$")
    public void candidatesAnswer(String name) throws IOException {
        SdpMedia theirs = audio(name, Direction.RECEIVED);
        List<Candidate> candidates = theirs.candidates();
        for (Candidate candidate : candidates) {
            Optional<ProbeAnswer> answer = StunProbe.probe(
                    address(candidate),
                    credentials(theirs),
                    new StunProbe.Peer(credentials(audio(name, Direction.SENT)).ufrag(), called(name)),
                    PATIENCE);
            if (answer.filter(ProbeAnswer::success).isEmpty()) {
                throw world.verdicts()
                        .failed(
                                "success from the candidate " + address(candidate) + " for a "
                                        + (called(name) ? "controlling" : "controlled") + " agent",
                                answer.map(ProbeAnswer::toString).orElse("no answer within 2 s"),
                                "",
                                "");
            }
        }
        String ours = theirs.connectionAddress().orElse("") + ":" + theirs.port();
        if (candidates.stream().noneMatch(c -> (c.address() + ":" + c.port()).equals(ours))) {
            throw world.verdicts().failed("the default address among the candidates", ours + " is none", "", "");
        }
        world.verdicts().saw(candidates.size() + " candidates answer, the default address " + ours + " among them");
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends checks without integrity, with a wrong password and for a foreign user to the first candidate that came, from a"
                            + " port of their own, and listens for 1 s: none is accepted, and no media come.",
            examples = {"checks with bad credentials at the bridge of web fail and draw no media"})
    @Then("^checks with bad credentials at the bridge of (\\w+) fail and draw no media$")
    public void strangersFail(String name) throws IOException {
        SdpMedia theirs = audio(name, Direction.RECEIVED);
        InetSocketAddress to = theirs.candidates().stream()
                .findFirst()
                .map(ConnectivitySteps::address)
                .orElseThrow(() -> world.verdicts().failed("a candidate", "there is none", "", "SDP-014"));
        Optional<String> fault = InvalidChecks.fault(
                to,
                credentials(theirs),
                credentials(audio(name, Direction.SENT)).ufrag(),
                Duration.ofSeconds(1));
        if (fault.isPresent()) {
            throw world.verdicts().failed("checks with bad credentials fail and draw no media", fault.get(), "", "");
        }
        world.verdicts().saw("checks with bad credentials failed");
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Checks whether the bridge sends connectivity checks of its own: a lite agent never does, a full one must.",
            examples = {
                "the bridge of web has sent connectivity checks",
                "the bridge of web has sent no connectivity checks"
            })
    @Then("^the bridge of (\\w+) has sent (no )?connectivity checks$")
    public void checks(String name, @Nullable String none) {
        int requests = world.media(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no media"))
                .interference()
                .requests();
        world.looks();
        if (requests > 0 == (none != null)) {
            throw world.verdicts()
                    .failed((none == null ? "" : "no ") + "checks of the bridge", requests + " came", "", "");
        }
        world.verdicts().saw(requests + " checks of the bridge");
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Checks that an endpoint over UDP, whose address was offered as a candidate, has received nothing but STUN (RFC"
                            + " 8445 §12.1).",
            examples = {"nothing but connectivity checks has come to sink"})
    @Then("^nothing but connectivity checks has come to (\\w+)$")
    public void onlyChecks(String name) {
        List<LoggedMessage> all = opening.endpoint(name).messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .toList();
        world.looks();
        Optional<LoggedMessage> other = all.stream()
                .filter(m -> m.bytes().length > 0 && (m.bytes()[0] & 0xff) > LAST_OF_STUN)
                .findFirst();
        if (other.isPresent()) {
            throw world.verdicts()
                    .failed(
                            "nothing but checks at " + name,
                            "a datagram came that begins with " + (other.get().bytes()[0] & 0xff),
                            "",
                            "");
        }
        world.verdicts().saw(all.size() + " connectivity checks at " + name + " and nothing else");
    }

    private SdpMedia audio(String name, Direction way) {
        return described(name, way).reduce((a, b) -> b).orElseThrow(() -> world.verdicts()
                .failed("a description of audio at " + name, "there is none", "", "SDP-001"));
    }

    private Stream<SdpMedia> described(String name, Direction way) {
        Endpoint endpoint = opening.endpoint(name);
        return endpoint.messages().stream()
                .filter(m -> m.direction() == way && m.sip().body().length > 0)
                .flatMap(m -> SdpText.parse(m.sip().body()).audio().stream());
    }

    /** Whether it made the first offer, and so controls (RFC 8445 §6.1.1). */
    private boolean called(String name) {
        return opening.endpoint(name).messages().stream()
                .filter(m -> m.sip().isRequest()
                        && m.sip().method().equals("INVITE")
                        && m.sip().to().tag().isEmpty())
                .reduce((a, b) -> b)
                .filter(m -> m.direction() == Direction.SENT)
                .isPresent();
    }

    private static IceCredentials credentials(SdpMedia media) {
        return new IceCredentials(
                media.attribute("ice-ufrag").orElse(""),
                media.attribute("ice-pwd").orElse(""));
    }

    private static InetSocketAddress address(Candidate candidate) {
        return new InetSocketAddress(candidate.address(), candidate.port());
    }
}
