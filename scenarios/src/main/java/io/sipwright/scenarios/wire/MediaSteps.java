package io.sipwright.scenarios.wire;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.media.BrowserMedia;
import io.sipwright.scenarios.endpoint.media.Interference;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.endpoint.media.TelephoneMedia;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.network.UdpNetwork;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsOffer;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Endpoints with real media: their ICE, DTLS and telephone events. {@link HearingSteps} has who hears whom. */
public final class MediaSteps {
    static final String TOPIC = "Media";
    private static final String WRONG_ROLE = "claims the wrong role in ICE";
    private static final Map<String, BrowserMedia.Start> STARTS = Map.of(
            "sends checks before it answers", BrowserMedia.Start.CHECKS_EARLY,
            "begins before it answers", BrowserMedia.Start.HANDSHAKE_EARLY);
    private static final String SERVER = "answers as DTLS server";
    private static final Map<String, DtlsOffer> OFFERS = Map.of(
            "offers only the mandatory suites", DtlsOffer.MANDATORY_ONLY,
            "offers only DTLS 1.0", DtlsOffer.DTLS_1_0_ONLY,
            "offers only NULL ciphers", DtlsOffer.NULL_CIPHERS_ONLY);
    private static final Pattern ANOTHER_PORT =
            Pattern.compile("checks from another port for (" + Durations.FORM + ")");
    private static final String ELSEWHERE = "uses another port than it describes";
    /** What is still on its way. */
    static final Duration IN_FLIGHT = Duration.ofMillis(400);

    private final WireWorld world;
    private final Opening opening;

    public MediaSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Gives an endpoint real media: of a browser (ICE, DTLS, SRTP) or of a telephone (plain RTP). It speaks a signature as soon"
                            + " as a call allows. It may `claim the wrong role in ICE`, `lose its first N DTLS datagrams`, `lose N % of its DTLS"
                            + " datagrams`, `start at sequence number N`, `nominate after T`, `check from another port for T`, which is not nominated, `send checks before it answers`, `begin before it answers` (DTLS too), `answer as DTLS server`, `offer only the mandatory suites` (or `DTLS 1.0`, or `NULL ciphers`), `use another port than it describes`;"
                            + " that of a browser may `be behind a KIND NAT`, as of `--nat`.",
            examples = {
                "web has the media of a browser",
                "desk has the media of a telephone",
                "web has the media of a browser, which claims the wrong role in ICE",
                "web has the media of a browser, which loses its first 1 DTLS datagrams and loses 20 % of its DTLS datagrams",
                "web has the media of a browser, which is behind a symmetric NAT",
                "desk has the media of a telephone, which starts at sequence number 65500"
            })
    @Given("^(\\w+) has the media of a (browser|telephone)(?:, which (.+))?$")
    public void media(String name, String kind, @Nullable String which) {
        Endpoint endpoint = opening.endpoint(name);
        List<String> habits = which == null ? List.of() : List.of(which.split(" and "));
        Interference interference = new Interference(world.tampering());
        SpeakingMedia.Voice voice = new SpeakingMedia.Voice(
                world.loop(), new Signature(world.lane().run().nextSignature()), interference);
        SpeakingMedia real;
        if (kind.equals("browser")) {
            BrowserMedia.Terms terms = new BrowserMedia.Terms(
                    habits.contains(WRONG_ROLE),
                    any(habits, STARTS, BrowserMedia.Start.WITH_ANSWER),
                    habits.contains(SERVER),
                    any(habits, OFFERS, DtlsOffer.USUAL),
                    fromAnotherPort(habits));
            real = new BrowserMedia(voice, terms, name, network(name, habits));
        } else {
            boolean elsewhere = habits.contains(ELSEWHERE);
            real = new TelephoneMedia(voice, endpoint.transport().local().getAddress(), elsewhere, name);
        }
        habits.forEach(habit -> interfere(interference, habit));
        world.media(endpoint, real);
    }

    private UdpNetwork network(String name, List<String> habits) {
        return habits.stream()
                .flatMap(habit -> NatSteps.kind(habit).stream())
                .findFirst()
                .<UdpNetwork>map(kind -> new NatSteps(world).open(name, kind))
                .orElse(UdpNetwork.DIRECT);
    }

    private static Duration fromAnotherPort(List<String> habits) {
        return habits.stream()
                .map(ANOTHER_PORT::matcher)
                .filter(Matcher::matches)
                .map(m -> Durations.parse(m.group(1)))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static <T> T any(List<String> habits, Map<String, T> meanings, T usual) {
        return habits.stream()
                .filter(meanings::containsKey)
                .map(h -> meanings.getOrDefault(h, usual))
                .findFirst()
                .orElse(usual);
    }

    private static void interfere(Interference interference, String habit) {
        String number = habit.replaceAll("\\D+", "");
        if (habit.startsWith("loses its first")) {
            interference.loseDtls(Integer.parseInt(number), 0);
        } else if (habit.matches("loses \\d+ % of its DTLS datagrams")) {
            interference.loseDtls(0, Integer.parseInt(number) / 100.0);
        } else if (habit.startsWith("starts at sequence number")) {
            interference.startsAt(Integer.parseInt(number));
        } else if (habit.startsWith("nominates after ")) {
            interference.nominatesFrom(
                    Instant.now().plus(Durations.parse(habit.substring("nominates after ".length()))));
        } else if (!OFFERS.containsKey(habit)
                && NatSteps.kind(habit).isEmpty()
                && !STARTS.containsKey(habit)
                && !ANOTHER_PORT.matcher(habit).matches()
                && !List.of(WRONG_ROLE, SERVER, ELSEWHERE).contains(habit)) {
            throw new IllegalArgumentException("\"" + habit + "\" is no habit of media");
        }
    }

    /** The media of this name. */
    SpeakingMedia media(String name) {
        return world.media(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " has no media; write: Given " + name + " has the media of a browser"));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Places an ordinary call between a browser and a telephone with these accounts, in both directions, once in a run, and waits"
                            + " until both hear each other. Where they do not, what an unusual call shows is no ruling. Write it before the endpoints.",
            examples = {"alice in a browser and bob at a telephone can talk"})
    @Given("^(\\w+) in a browser and (\\w+) at a telephone can talk$")
    public void canTalk(String browser, String telephone) {
        if (world.tampering() != Tampering.NONE) {
            return; // a mutant is the judge's own fault: what it does to an ordinary call is no news about the target
        }
        Optional<ControlCall.Trouble> trouble =
                world.lane().control().trouble(() -> new ControlCall.Attempt(world, browser, telephone).run());
        if (trouble.isPresent()) {
            ControlCall.Trouble t = trouble.get();
            throw world.verdicts().failed(t.expected(), t.actual(), t.shown(), t.owner());
        }
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "The next descriptions name other ports, and a browser's are those of another peer connection: other ICE credentials and"
                            + " certificate too, and the former one goes on as long as it can.",
            examples = {"web takes new media", "desk takes new media"})
    @When("^(\\w+) takes new media$")
    public void takesNew(String name) {
        world.acts();
        media(name).begins();
    }

    /** The media of this name, which are those of a browser. */
    BrowserMedia browser(String name) {
        if (media(name) instanceof BrowserMedia browser) {
            return browser;
        }
        throw new IllegalArgumentException(name + " has not the media of a browser");
    }

    @Sentence(
            topic = TOPIC,
            does = "Stops sending RTP packets, or starts again with the same SSRC.",
            examples = {"desk stops speaking", "desk speaks again"})
    @When("^(\\w+) (stops speaking|speaks again)$")
    public void speaks(String name, String how) {
        world.acts();
        media(name).speaks(how.equals("speaks again"));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends digits as telephone events, and waits for them at the other end.",
            examples = {"web presses \"12#\""})
    @When("^(\\w+) presses \"([0-9*#A-D]+)\"$")
    public void presses(String name, String digits) {
        world.acts();
        media(name).press(digits);
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for telephone events: exactly these digits, over the whole call.",
            examples = {"desk receives the digits \"12#\""})
    @Then("^(\\w+) receives the digits \"([0-9*#A-D]+)\"$")
    public void digits(String name, String digits) {
        Expect.within(Opening.PATIENCE, () -> media(name).digits().length() >= digits.length());
        Expect.nothingFor(IN_FLIGHT, Optional::empty);
        world.looks();
        String actual = media(name).digits();
        if (!actual.equals(digits)) {
            throw failed(name + " receives the digits " + digits, "it received \"" + actual + "\"", name);
        }
        world.verdicts().saw(name + " received the digits " + digits);
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits until ICE has found a pair and DTLS has keys; or until they have failed.",
            examples = {"the media of web are up within 5 s"})
    @Then("^the media of (\\w+) are up within (" + Durations.FORM + ")$")
    public void up(String name, String time) {
        boolean up = Expect.within(
                world.values().time(time), () -> browser(name).wire(w -> w.dtlsState() == DtlsState.CONNECTED, false));
        world.looks();
        if (!up) {
            throw failed(
                    "the media of " + name + " are up within " + time,
                    media(name).state(),
                    name);
        }
        world.verdicts().saw("DTLS of " + name + " is up");
    }

    @Sentence(
            topic = TOPIC,
            does = "Checks that DTLS gets no keys. A Given or another scenario must show that it could.",
            examples = {"the media of web do not come up for 3 s"})
    @Then("^the media of (\\w+) do not come up for (" + Durations.FORM + ")$")
    public void notUp(String name, String time) {
        boolean up = Expect.within(
                world.values().time(time), () -> browser(name).wire(w -> w.dtlsState() == DtlsState.CONNECTED, false));
        world.looks();
        if (up) {
            throw failed("the media of " + name + " do not come up", media(name).state(), name);
        }
        world.verdicts().saw(media(name).state());
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits until the bridge has answered a connectivity check with success.",
            examples = {"a connectivity check of web is answered within 500 ms"})
    @Then("^a connectivity check of (\\w+) is answered within (" + Durations.FORM + ")$")
    public void checked(String name, String time) {
        if (!Expect.within(world.values().time(time), () -> browser(name).wire(w -> w.checksAnswered() > 0, false))) {
            throw failed(
                    "a check of " + name + " is answered within " + time,
                    media(name).state(),
                    name);
        }
        world.looks();
        world.verdicts().saw("a check of " + name + " was answered");
    }

    /** What was expected of the media of this name did not happen. */
    AssertionError failed(String expected, String actual, String name) {
        String strayed = media(name).strayed();
        return world.verdicts()
                .failed(
                        expected,
                        strayed.isEmpty() ? actual : actual + ", and " + strayed,
                        name + ": " + media(name).state(),
                        "MED-024");
    }
}
