package io.sipwright.scenarios.run;

import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.diagnosis.RegistrationDiagnosis;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.evidence.WebSocketOpening.Result;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.ScriptedBrowserFactory;
import io.sipwright.scenarios.step.HandshakeProbe;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One registration before all scenarios. It detects a wrong target file and a silent target, on which nothing can be
 * ruled. Broken requirements are left to the scenarios.
 */
final class FirstRegistration {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<Kind> DECIDED = Set.of(Kind.REGISTERED, Kind.REGISTRATION_FAILED, Kind.DISCONNECTED);
    private static final Set<String> CREDENTIALS_REFUSED = Set.of("401", "407");
    /** Not Found, Unsupported URI Scheme, Unresolvable destination (Kamailio), Does Not Exist Anywhere. */
    private static final Set<String> DOMAIN_REFUSED = Set.of("404", "416", "476", "604");

    private static final Set<Result> NOTHING_TO_RULE_ON =
            Set.of(Result.CERTIFICATE, Result.NO_TLS, Result.REFUSED, Result.SILENT, Result.UNKNOWN);

    private static final int SIGNATURE = 127;

    private final Target target;
    private final Duration patience;

    FirstRegistration(Target target) {
        this(target, PATIENCE);
    }

    FirstRegistration(Target target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    /** @throws TargetException if the target is silent, or refuses the first account or the domain of its file */
    void check(Path workFolder) throws TargetException {
        try (Browser browser = new ScriptedBrowserFactory().start(workFolder)) {
            Optional<String> fault = fault(browser);
            if (fault.isPresent()) {
                throw new TargetException("The target " + target.name() + " " + fault.get() + ".");
            }
        } catch (BrowserException e) {
            throw new TargetException("The first registration could not be tried: " + e.getMessage(), e);
        }
    }

    private Optional<String> fault(Browser browser) throws BrowserException {
        try (Phone phone = open(browser, target.accounts().get(0))) {
            Optional<PhoneEvent> decided = decided(phone);
            if (decided.isEmpty()) {
                return Optional.of(silence(phone));
            }
            Optional<String> refusal = refusal(decided.get(), phone);
            return decided.get().kind() == Kind.DISCONNECTED
                    ? unopened(phone)
                    : refusal.isPresent()
                                    && CREDENTIALS_REFUSED.contains(
                                            decided.get().detail())
                            ? Optional.of(refusal.get() + "; " + secondOpinion(browser, phone)
                                    + "; see accounts in its target file")
                            : refusal;
        }
    }

    private Phone open(Browser browser, Account account) throws BrowserException {
        return browser.open(
                new SipAccount(
                        account.user(), account.password(), target.domain(), target.ws(), target.trustAny(), SIGNATURE),
                PhoneLibrary.JSSIP,
                Fault.NONE);
    }

    private Optional<PhoneEvent> decided(Phone phone) {
        phone.register();
        return Expect.within(patience, () -> phone.events().stream()
                .filter(event -> DECIDED.contains(event.kind()))
                .findFirst());
    }

    /** One wrong password, or a realm that the target asks for and does not check: the second account tells them apart. */
    private String secondOpinion(Browser browser, Phone refused) throws BrowserException {
        Account second = target.accounts().get(1);
        try (Phone phone = open(browser, second)) {
            boolean accepted = decided(phone)
                    .filter(event -> event.kind() == Kind.REGISTERED)
                    .isPresent();
            return accepted
                    ? "it accepts " + second.user()
                    : "it does not accept " + second.user()
                            + " either, and both answered with the realm of its challenge, "
                            + realm(refused.transcript())
                            + ": the passwords are wrong, or it checks them for another realm";
        }
    }

    private static String realm(Transcript transcript) {
        return transcript.received().messages().stream()
                .map(message -> SipText.parse(message.bytes()))
                .flatMap(response -> Stream.of("WWW-Authenticate", "Proxy-Authenticate")
                        .flatMap(name -> response.headers(name).stream()))
                .flatMap(value -> DigestChallenge.parse(value).stream())
                .map(challenge -> "\"" + challenge.realm() + "\"")
                .reduce((earlier, later) -> later)
                .orElse("none");
    }

    /** Why nothing can be ruled on over this WebSocket; a wrong accept key or sub-protocol is left to the scenarios. */
    private Optional<String> unopened(Phone phone) {
        if (phone.events().stream().anyMatch(event -> event.kind() == Kind.CONNECTED)) {
            return Optional.empty();
        }
        WebSocketOpening opening = HandshakeProbe.of(target.ws(), target.trustAny());
        return NOTHING_TO_RULE_ON.contains(opening.result())
                ? Optional.of("cannot be used at " + target.ws() + ": "
                        + RegistrationDiagnosis.closed(opening).text() + "; see ws and trust in its target file")
                : Optional.empty();
    }

    private String silence(Phone phone) {
        String within = " within " + patience.toSeconds() + " s";
        boolean open = phone.events().stream().anyMatch(event -> event.kind() == Kind.CONNECTED);
        return open
                ? "opens a WebSocket but sends no response to REGISTER" + within
                        + "; see ws and domain in its target file"
                : "accepts TCP connections but opens no WebSocket" + within + "; see ws in its target file";
    }

    private Optional<String> refusal(PhoneEvent decided, Phone phone) {
        String status = decided.detail();
        if (decided.kind() != Kind.REGISTRATION_FAILED) {
            return Optional.empty();
        }
        String user = phone.line().user();
        String with = " with " + status + "; see ";
        if (status.equals("404") && !answeredChallenge(phone.transcript())) {
            return Optional.of("does not serve the domain " + target.domain() + ", or takes this address for another"
                    + " account such as its trunk: it refuses REGISTER of " + user + with
                    + "domain in its target file, and how it tells its trunk from others");
        }
        if (DOMAIN_REFUSED.contains(status)) {
            return Optional.of("does not serve the domain " + target.domain() + ": it refuses REGISTER" + with
                    + "domain in its target file");
        }
        if (!answeredChallenge(phone.transcript())) {
            return status.equals("403")
                    ? Optional.of("refuses REGISTER for the domain " + target.domain() + " before any challenge" + with
                            + "domain in its target file")
                    : Optional.empty();
        }
        if (CREDENTIALS_REFUSED.contains(status)) {
            return Optional.of("refuses the password of " + user + " with " + status);
        }
        return status.equals("403")
                ? Optional.of("refuses the password of " + user + ", or does not serve the domain " + target.domain()
                        + "," + with + "accounts and domain in its target file")
                : Optional.empty();
    }

    private static boolean answeredChallenge(Transcript transcript) {
        return transcript.sent().messages().stream()
                .anyMatch(message ->
                        !SipText.parse(message.bytes()).headers("Authorization").isEmpty());
    }
}
