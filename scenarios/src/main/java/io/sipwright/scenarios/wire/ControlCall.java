package io.sipwright.scenarios.wire;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.media.BrowserMedia;
import io.sipwright.scenarios.endpoint.media.Interference;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.endpoint.media.TelephoneMedia;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An ordinary call between a browser and a telephone, in both directions. Where it is silent, the silence of a scenario that does media in an
 * unusual way says nothing about its requirement. Made once in a lane, a failed one twice. Safe for any thread.
 */
public final class ControlCall {
    private static final Duration BINDING = Duration.ofSeconds(120);
    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final String BROWSER = "the browser";
    private static final String TELEPHONE = "the telephone";

    private final ReentrantLock lock = new ReentrantLock();
    private int triesLeft = 2;
    private boolean works;
    private Optional<Trouble> trouble = Optional.empty();

    /**
     * Why it failed.
     *
     * @param expected what should have come
     * @param actual what came
     * @param shown the message that shows it; may be empty
     * @param owner the requirement that a failure of an ordinary call belongs to
     */
    record Trouble(String expected, String actual, String shown, String owner) {}

    /**
     * Places the call if nobody has before.
     *
     * @param call one try; empty where both heard each other
     * @return the same of the last try
     */
    Optional<Trouble> trouble(Supplier<Optional<Trouble>> call) {
        lock.lock();
        try {
            for (; !works && triesLeft > 0; triesLeft--) {
                trouble = call.get();
                works = trouble.isEmpty();
            }
            return trouble;
        } finally {
            lock.unlock();
        }
    }

    /** One party of the call. */
    private record Party(Endpoint endpoint, SpeakingMedia media) {
        String name() {
            return endpoint.identity().name();
        }
    }

    /**
     * One try, with endpoints of its own.
     *
     * @param browser whose account the browser has
     * @param telephone whose account the telephone has
     */
    record Attempt(WireWorld world, String browser, String telephone) {
        Optional<Trouble> run() {
            Opening opening = new Opening(world);
            Endpoint web = opening.open(BROWSER, "WebSocket", null, Optional.of(browser), AutomaticBehaviour.ALL);
            Endpoint desk = opening.open(TELEPHONE, "UDP", null, Optional.of(telephone), AutomaticBehaviour.ALL);
            try {
                List.of(web, desk).forEach(e -> opening.register(e, BINDING));
                BrowserMedia browserMedia = new BrowserMedia(voice(), BrowserMedia.Terms.USUAL, BROWSER);
                TelephoneMedia telephoneMedia =
                        new TelephoneMedia(voice(), desk.transport().local().getAddress(), false, TELEPHONE);
                Party caller = party(web, browserMedia);
                Party callee = party(desk, telephoneMedia);
                return call(caller, callee).or(() -> {
                    browserMedia.begins();
                    return call(callee, caller);
                });
            } finally {
                List.of(web, desk).forEach(this::leave);
                world.looks();
            }
        }

        private SpeakingMedia.Voice voice() {
            Signature signature = new Signature(world.lane().run().nextSignature());
            return new SpeakingMedia.Voice(world.loop(), signature, new Interference(world.tampering()));
        }

        private Party party(Endpoint endpoint, SpeakingMedia media) {
            endpoint.media(media);
            endpoint.plan("INVITE", AnswerPlan.parse("200"));
            return new Party(endpoint, media);
        }

        private Optional<Trouble> call(Party caller, Party callee) {
            String name = "an ordinary call of " + caller.name() + " to " + callee.name();
            SipText invite = caller.endpoint()
                    .request("INVITE", callee.endpoint().identity().aor());
            Instant since = Instant.now();
            Reception.Result answer = new Reception(world)
                    .send(caller.endpoint(), invite)
                    .await(caller.endpoint(), "200", Opening.PATIENCE);
            if (answer.message().isEmpty()) {
                return Optional.of(
                        new Trouble("200 to " + name, name + ": " + answer.instead(), answer.shown(), "CALL-001"));
            }
            Optional<Trouble> silence =
                    silence(name, callee, caller, since).or(() -> silence(name, caller, callee, since));
            caller.endpoint().endCalls();
            caller.endpoint().log().awaitTrue(Instant.now().plus(TO_END), caller.endpoint()::isQuiet);
            callee.endpoint().log().awaitTrue(Instant.now().plus(TO_END), callee.endpoint()::isQuiet);
            return silence;
        }

        private Optional<Trouble> silence(String name, Party listener, Party speaker, Instant since) {
            Listening heard = new Hearing(listener.media(), speaker.media())
                    .await(since, Instant.now().plus(Opening.PATIENCE));
            return heard.verdict() == Verdict.HEARD
                    ? Optional.empty()
                    : Optional.of(new Trouble(
                            listener.name() + " hears " + speaker.name() + " in " + name,
                            name + ": " + listener.name() + " does not hear " + speaker.name() + ", it is "
                                    + heard.summary() + " (" + listener.media().state() + ")",
                            "",
                            "MED-024"));
        }

        private void leave(Endpoint endpoint) {
            endpoint.endCalls();
            new Reception(world)
                    .send(
                            endpoint,
                            endpoint.request("REGISTER", "sip:" + world.domain())
                                    .with("Contact", "<" + endpoint.contact() + ">")
                                    .with("Expires", "0"))
                    .await(endpoint, "200", TO_END);
            endpoint.close();
            world.remove(endpoint);
        }
    }
}
