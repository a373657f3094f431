package io.sipwright.scenarios.run;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserFault;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One registration before all scenarios, to tell a wrong password in the target file from a target that is at fault: the
 * first says that nothing can be ruled on, the second is for the scenarios to find.
 */
final class FirstRegistration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> REFUSALS = Set.of("401", "403", "407");
    private static final Set<Kind> DECIDED = Set.of(Kind.REGISTERED, Kind.REGISTRATION_FAILED, Kind.DISCONNECTED);
    private static final int SIGNATURE = 127;

    private final Target target;

    FirstRegistration(Target target) {
        this.target = target;
    }

    /** @throws TargetFault when the target refuses the credentials of its file's first account */
    void check(Path workFolder) throws TargetFault {
        Account account = target.accounts().get(0);
        SipAccount line = new SipAccount(
                account.user(), account.password(), target.domain(), target.ws(), target.trustAny(), SIGNATURE);
        try (Browser browser = new ScriptedBrowserFactory().start(workFolder);
                Phone phone = browser.open(line, PhoneLibrary.JSSIP, Fault.NONE)) {
            phone.register();
            Optional<PhoneEvent> refused = refusal(phone);
            if (refused.isPresent() && hasAnsweredChallenge(phone.transcript())) {
                throw new TargetFault("The target " + target.name() + " refuses the password of " + account.user()
                        + " with " + refused.get().detail() + "; see accounts in its target file.");
            }
        } catch (BrowserFault e) {
            throw new TargetFault("The first registration could not be tried: " + e.getMessage(), e);
        }
    }

    private static Optional<PhoneEvent> refusal(Phone phone) {
        return Expect.within(PATIENCE, () -> phone.events().stream()
                        .filter(event -> DECIDED.contains(event.kind()))
                        .findFirst())
                .filter(event -> event.kind() == Kind.REGISTRATION_FAILED && REFUSALS.contains(event.detail()));
    }

    private static boolean hasAnsweredChallenge(Transcript transcript) {
        return transcript.sent().messages().stream()
                .anyMatch(message ->
                        !SipText.parse(message.bytes()).headers("Authorization").isEmpty());
    }
}
