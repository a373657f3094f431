package io.sipwright.scenarios.selftest;

import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Two phones of a lane call each other through the judge's own relay. They must hear each other; another voice must be
 * recognised as wrong, and a muted call as silence. A failure here is the harness's, not the target's.
 *
 * @param browser of the lane
 * @param library that its phones run
 */
public record SelfTest(Browser browser, PhoneLibrary library) {
    private static final int ALICE = 125;
    private static final int BOB = 126;
    private static final int STRANGER = 127;
    private static final Duration SIGNALLING = Duration.ofSeconds(10);
    private static final Duration AUDIBLE = Duration.ofSeconds(12);

    /** @return what is wrong, as a clause; empty if nothing is */
    public Optional<String> trouble() {
        try (SipRelay relay = new SipRelay();
                Phone alice = open(relay, "alice", ALICE);
                Phone bob = open(relay, "bob", BOB)) {
            Optional<String> heard = registered(alice, bob).or(() -> hearEachOther(alice, bob));
            return heard.or(() -> noticeMute(alice, bob));
        } catch (BrowserException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Phone open(SipRelay relay, String user, int signature) {
        SipAccount account = new SipAccount(user, user, SipRelay.DOMAIN, relay.address(), false, signature);
        return browser.open(account, library, Fault.NONE);
    }

    private static Optional<String> registered(Phone... phones) {
        for (Phone phone : phones) {
            phone.register();
            if (phone.expect(Kind.REGISTERED, SIGNALLING).isEmpty()) {
                return Optional.of("a phone does not register at the judge's own relay");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> hearEachOther(Phone alice, Phone bob) {
        if (!call(alice, "bob", bob)) {
            return Optional.of("a call between its own phones is not answered");
        }
        boolean both = within(() -> hears(alice, BOB) == Verdict.HEARD && hears(bob, ALICE) == Verdict.HEARD);
        Verdict crossed = hears(alice, STRANGER);
        String verdicts = "alice hears bob: " + hears(alice, BOB) + ", bob hears alice: " + hears(bob, ALICE);
        hangUp(alice, bob);
        if (!both) {
            return Optional.of("its own phones do not hear each other (" + verdicts + ")");
        }
        return crossed == Verdict.SOMEONE_ELSE
                ? Optional.empty()
                : Optional.of("a crossed call is not noticed (" + crossed + ")");
    }

    /** Alice hears bob, so the call is established; bob must not hear alice. */
    private static Optional<String> noticeMute(Phone alice, Phone bob) {
        if (!call(alice, "muted-bob", bob)) {
            return Optional.of("a second call between its own phones is not answered");
        }
        boolean up = within(() -> hears(alice, BOB) == Verdict.HEARD);
        Verdict muted = hears(bob, ALICE);
        hangUp(alice, bob);
        if (!up) {
            return Optional.of("its own phones do not hear each other in a second call");
        }
        return muted == Verdict.SILENT ? Optional.empty() : Optional.of("a muted call is not noticed (" + muted + ")");
    }

    private static boolean call(Phone caller, String destination, Phone callee) {
        caller.call(destination, Media.AUDIO);
        if (callee.expect(Kind.INCOMING, SIGNALLING).isEmpty()) {
            return false;
        }
        callee.answer();
        return caller.expect(Kind.ESTABLISHED, SIGNALLING).isPresent()
                && callee.expect(Kind.ESTABLISHED, SIGNALLING).isPresent();
    }

    private static void hangUp(Phone caller, Phone callee) {
        caller.hangUp();
        callee.expect(Kind.ENDED, SIGNALLING);
    }

    private static boolean within(java.util.function.BooleanSupplier condition) {
        return Expect.within(AUDIBLE, condition);
    }

    private static Verdict hears(Phone listener, int speaker) {
        SpeakerCheck check =
                new SpeakerCheck(speaker, OptionalInt.of(listener.line().signatureId()), Set.of());
        return check.listen(listener.heard()).verdict();
    }
}
