package io.sipwright.scenarios.run;

import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestSecret;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Registers the first account, and the first one with an HA1.
     *
     * @throws TargetException if the target is silent, or refuses an account or its domain
     */
    void check(Path workFolder) throws TargetException {
        Stream<Account> hashed =
                target.accounts().stream().filter(account -> ha1(account).isPresent());
        List<Account> tried = Stream.concat(target.pair().stream().limit(1), hashed.limit(1))
                .distinct()
                .toList();
        try (Browser browser = new ScriptedBrowserFactory().start(workFolder)) {
            for (Account account : tried) {
                Optional<String> fault = fault(browser, account);
                if (fault.isPresent()) {
                    throw new TargetException("The target " + target.name() + " " + fault.get() + ".");
                }
            }
        } catch (BrowserException e) {
            throw new TargetException("The first registration could not be tried: " + e.getMessage(), e);
        }
    }

    private static Optional<DigestSecret.Ha1> ha1(Account account) {
        return account.credentials().secret() instanceof DigestSecret.Ha1 ha1 ? Optional.of(ha1) : Optional.empty();
    }

    private Optional<String> fault(Browser browser, Account account) throws BrowserException {
        try (Phone phone = open(browser, account)) {
            Optional<PhoneEvent> decided = decided(phone);
            if (decided.isEmpty()) {
                return Optional.of(silence(phone));
            }
            Optional<String> unanswered = ha1(account).flatMap(ha1 -> unanswered(account.user(), ha1, phone));
            if (unanswered.isPresent()) {
                return unanswered;
            }
            Optional<String> refusal = refusal(decided.get(), phone);
            return decided.get().kind() == Kind.DISCONNECTED
                    ? unopened(phone)
                    : refusal.isPresent()
                                    && CREDENTIALS_REFUSED.contains(
                                            decided.get().detail())
                            ? Optional.of(refusal.get() + "; " + secondOpinion(browser, account, phone)
                                    + "; see accounts in its target file")
                            : refusal;
        }
    }

    private Phone open(Browser browser, Account account) throws BrowserException {
        return browser.open(
                new SipAccount(
                        account.user(),
                        account.credentials(),
                        account.domain(),
                        target.ws(),
                        target.trustAny(),
                        SIGNATURE,
                        Optional.empty()),
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
    private String secondOpinion(Browser browser, Account first, Phone refused) throws BrowserException {
        Account second = target.accounts().stream()
                .filter(account -> !account.equals(first))
                .findFirst()
                .orElseThrow();
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
        return challenges(transcript)
                .map(challenge -> "\"" + challenge.realm() + "\"")
                .reduce((earlier, later) -> later)
                .orElse("none");
    }

    private static Stream<DigestChallenge> challenges(Transcript transcript) {
        return transcript.received().messages().stream()
                .map(message -> SipText.parse(message.bytes()))
                .flatMap(response -> DigestChallenge.in(response).stream());
    }

    /** An HA1 answers the realm and the algorithm that it was made for, and no other. */
    private static Optional<String> unanswered(String user, DigestSecret.Ha1 ha1, Phone phone) {
        List<DigestChallenge> asked = challenges(phone.transcript()).toList();
        return asked.isEmpty() || asked.stream().anyMatch(ha1::answers)
                ? Optional.empty()
                : Optional.of("asks " + user + " for "
                        + asked.stream()
                                .map(c -> "realm \"" + c.realm() + "\" with " + c.algorithm())
                                .distinct()
                                .collect(Collectors.joining(" or "))
                        + ", and its ha1 is for realm \"" + ha1.realm() + "\" with "
                        + ha1.algorithm().token() + "; see accounts in its target file");
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
        String domain = phone.line().domain();
        String with = " with " + status + "; see ";
        if (status.equals("404") && !answeredChallenge(phone.transcript())) {
            return Optional.of("does not serve the domain " + domain + ", or takes this address for another"
                    + " account such as its trunk: it refuses REGISTER of " + user + with
                    + "domain in its target file, and how it tells its trunk from others");
        }
        if (DOMAIN_REFUSED.contains(status)) {
            return Optional.of("does not serve the domain " + domain + ": it refuses REGISTER" + with
                    + "domain in its target file");
        }
        if (!answeredChallenge(phone.transcript())) {
            return status.equals("403")
                    ? Optional.of("refuses REGISTER for the domain " + domain + " before any challenge" + with
                            + "domain in its target file")
                    : Optional.empty();
        }
        if (CREDENTIALS_REFUSED.contains(status)) {
            return Optional.of("refuses the " + secret(phone) + " of " + user + " with " + status);
        }
        return status.equals("403")
                ? Optional.of("refuses the " + secret(phone) + " of " + user + ", or does not serve the domain "
                        + domain + "," + with + "accounts and domain in its target file")
                : Optional.empty();
    }

    private static String secret(Phone phone) {
        return phone.line().credentials().password().isPresent() ? "password" : "ha1";
    }

    private static boolean answeredChallenge(Transcript transcript) {
        return transcript.sent().messages().stream()
                .anyMatch(message ->
                        !SipText.parse(message.bytes()).headers("Authorization").isEmpty());
    }
}
