package io.sipwright.scenarios.step;

import io.cucumber.java.Scenario;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.DialledNumber;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.Passwords;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.mutant.ScenarioTampering;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.BrowserBehindNat;
import io.sipwright.scenarios.phone.BrowserMissingException;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.rule.Judgement;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.AccountPool;
import io.sipwright.scenarios.target.Lease;
import io.sipwright.scenarios.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The state of one scenario: its parties, calls and rulings. New for each scenario; for one thread. */
public final class World {
    private static final int ACCOUNTS = 2;
    private static final Duration FOR_ACCOUNTS = Duration.ofMinutes(2);
    private static final Duration SLICE = Duration.ofMillis(250);

    private final LaneContext lane = LaneContext.current();
    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final List<GatewayCall> trunkCalls = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable RulingRecorder recorder;
    private @Nullable Lease lease;
    private ScenarioTampering.@Nullable InScenario tampering;
    private final List<BrowserBehindNat> behindNats = new ArrayList<>();
    private List<String> claims = List.of();
    private String unable = "";

    /** A rule about a whole call, to be judged at the scenario's end. */
    private record Pending(Rule rule, Optional<Conversation> call) {}

    void begin(Scenario scenario) throws InterruptedException {
        claims = Catalogue.ids(scenario.getSourceTagNames());
        recorder = new RulingRecorder(scenario, lane.run().rulebook());
        lease = lease(lane.run().accounts());
        tampering = lane.run()
                .tampering()
                .begin(lease.accounts().stream().map(Account::user).toList());
        lane.browser().tamperedBy(tampering.stage());
    }

    /** Two accounts of one domain that this browser can log in with. */
    private Lease lease(AccountPool pool) throws InterruptedException {
        Predicate<Account> usable = account ->
                lane.browser().cannotUse(account.credentials(), lane.library()).isEmpty();
        if (pool.most(usable) < ACCOUNTS) {
            String why = lane.run().target().accounts().stream()
                    .flatMap(account -> lane.browser().cannotUse(account.credentials(), lane.library()).stream())
                    .findFirst()
                    .orElse("they are of different domains");
            throw unsupported("needs two accounts of one domain: " + why);
        }
        return pool.lease(ACCOUNTS, usable, FOR_ACCOUNTS)
                .orElseThrow(() -> new IllegalStateException("no two accounts of the target became free in 2 min"));
    }

    void end() {
        lane.browser().tamperedBy(Tampering.NONE);
        behindNats.forEach(Browser::close);
        Optional.ofNullable(tampering).ifPresent(ScenarioTampering.InScenario::close);
        Optional.ofNullable(lease).ifPresent(Lease::close);
    }

    /**
     * Starts another browser of the lane's kind behind a NAT; it ends with the scenario.
     *
     * @throws TestAbortedException if this machine lacks the means; the requirements of the scenario are then unsupported
     */
    BrowserBehindNat behind(NatKind nat) {
        try {
            int number = lane.run().nextSignature();
            BrowserBehindNat browser = lane.browser().behind(nat, lane.run().outside(), number);
            behindNats.add(browser);
            Optional.ofNullable(tampering)
                    .map(ScenarioTampering.InScenario::stage)
                    .ifPresent(browser::tamperedBy);
            return browser;
        } catch (BrowserMissingException e) {
            throw unsupported(String.valueOf(e.getMessage()));
        }
    }

    /** A TURN server over this transport; without one the requirements of the scenario are unsupported. */
    TurnServer turn(TurnServer.Transport transport) {
        if (!lane.browser().usesTurn()) {
            throw unsupported("the " + lane.browser().name() + " browser has no TURN client");
        }
        try {
            return lane.run().outside().turn(transport);
        } catch (BrowserMissingException e) {
            throw unsupported(String.valueOf(e.getMessage()));
        }
    }

    List<BrowserBehindNat> behindNats() {
        return List.copyOf(behindNats);
    }

    /** The means for the rest of the scenario are missing: the requirements that it names are unsupported. To be thrown. */
    TestAbortedException unsupported(String why) {
        claims.forEach(id -> recorder().rule(id, new Finding(Verdict.UNSUPPORTED, "", "not tried", "", why)));
        return new TestAbortedException("unsupported: " + why);
    }

    LaneContext lane() {
        return lane;
    }

    Timing timing() {
        return lane.run().timing();
    }

    Gateway gateway() {
        return lane.run().gateway();
    }

    Judgement judgement() {
        return lane.run().judgement();
    }

    RulingRecorder recorder() {
        return Optional.ofNullable(recorder).orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
    }

    /** Whether the scenario names no requirement: then a failed call is a failure of the scenario. */
    boolean rulesOnNothing() {
        return claims.isEmpty();
    }

    /** The following steps cannot be tried in this lane, for this reason; not the target's fault. */
    void cannot(String why) {
        unable = why;
    }

    void can() {
        unable = "";
    }

    Optional<String> unable() {
        return unable.isEmpty() ? Optional.empty() : Optional.of(unable);
    }

    /** The party of this name; the first named party gets the first account. */
    Party party(String name) {
        return parties.computeIfAbsent(name, this::newParty);
    }

    Collection<Party> parties() {
        return parties.values();
    }

    private Party newParty(String name) {
        List<Account> accounts = Optional.ofNullable(lease).map(Lease::accounts).orElse(List.of());
        if (parties.size() >= accounts.size()) {
            throw new SetupFailedError("a scenario has " + ACCOUNTS + " accounts; there is none for " + name);
        }
        Account account = accounts.get(parties.size());
        Target target = lane.run().target();
        SipAccount line = new SipAccount(
                account.user(),
                account.credentials(),
                account.domain(),
                target.ws(),
                target.trustAny(),
                lane.run().nextSignature(),
                Optional.empty());
        return new Party(name, line, lane);
    }

    /** How the gateway names the party; where it cannot, the requirements of the scenario are unsupported. */
    String dialled(Party party) {
        Target target = lane.run().target();
        String name = target.dialled(party.line().user(), party.line().domain());
        if (name.contains("@") && !gateway().dialsDomains()) {
            throw unsupported(gateway().name() + " as the gateway calls users of " + target.domain() + " only");
        }
        return name;
    }

    /** Notes a call of the gateway, so that it is ended and recorded at the end. */
    GatewayCall noted(GatewayCall call) {
        trunkCalls.add(call);
        return call;
    }

    List<GatewayCall> trunkCalls() {
        return List.copyOf(trunkCalls);
    }

    Conversation begin(Conversation conversation) {
        conversations.add(conversation);
        return conversation;
    }

    /** A call of this user that no step has looked at, by an endpoint of an earlier scenario, is not the next one. */
    private void forgetEarlier(Service service, String user) {
        Optional<GatewayCall> earlier;
        do {
            earlier = gateway().expectCall(service, user, Duration.ZERO);
        } while (earlier.isPresent());
    }

    /** Calls a number; returns when the call is at the far end, or has failed. */
    Conversation dial(Party party, Phone phone, Service service, Media media) {
        Instant since = CallStart.of(phone);
        String number = lane.run().number(service);
        forgetEarlier(service, party.line().user());
        phone.call(number, media);
        PhoneWatch watch = new PhoneWatch(phone, since);
        Optional<GatewayCall> trunk = Expect.within(timing().answered(), () -> {
                    Optional<GatewayCall> call =
                            gateway().expectCall(service, party.line().user(), SLICE);
                    boolean hopeless = call.isEmpty() && watch.happened(Kind.FAILED);
                    return call.isPresent() || hopeless ? Optional.of(call) : Optional.empty();
                })
                .flatMap(Function.identity());
        trunk.ifPresent(this::noted);
        Conversation call =
                begin(new Conversation(party, phone, Conversation.Peer.network(trunk, Optional.of(service)), since));
        String farEnd = gateway().address().toString().replaceAll("^[^/]*/", "");
        call.note(new DialledNumber(number, farEnd, timing().answered()));
        return call;
    }

    Optional<Conversation> newest() {
        return conversations.isEmpty() ? Optional.empty() : Optional.of(conversations.get(conversations.size() - 1));
    }

    /** The newest call. */
    Conversation call() {
        return newest().orElseThrow(() -> new SetupFailedError("no call was made yet"));
    }

    List<Conversation> conversations() {
        return List.copyOf(conversations);
    }

    Listener listener(Conversation call) {
        return new Listener(call, timing());
    }

    /** Notes a fact that belongs to no single call; it applies to later calls too. */
    void note(Fact fact) {
        facts.add(fact);
    }

    /** The call of the next ruling. */
    Optional<Conversation> subject() {
        return newest();
    }

    /** The party of the next ruling. */
    Party subjectParty() {
        return newest().map(Conversation::party)
                .or(() -> parties.values().stream().filter(Party::present).findFirst())
                .orElseThrow(() -> new SetupFailedError("there is no phone yet"));
    }

    /** The evidence for a rule on this call. */
    Evidence evidence(Optional<Conversation> subject) {
        Party party = subject.map(Conversation::party).orElseGet(this::subjectParty);
        List<Messages> phones =
                party.phones().stream().map(p -> Messages.of(p.transcript())).toList();
        Call seen = subject.map(Conversation::seen).orElse(Call.NONE);
        Call call = new Call(seen.phone(), seen.farEnd()).with(new Passwords(party.rightPasswords()));
        for (Fact fact : facts) {
            call = call.with(fact);
        }
        for (Fact fact : seen.facts().all()) {
            call = call.with(fact);
        }
        List<Call> earlier = conversations.stream()
                .takeWhile(c -> subject.filter(s -> s == c).isEmpty())
                .map(Conversation::seen)
                .toList();
        return new Evidence(call, earlier, phones, timing());
    }

    void later(Rule rule) {
        pending.add(new Pending(rule, subject()));
    }

    /** Judges the rules about whole calls, which have ended. */
    void judgePending() {
        pending.forEach(p -> judge(p.rule(), p.call()));
    }

    void judge(Rule rule, Optional<Conversation> subject) {
        judgement().on(rule, evidence(subject)).forEach(r -> recorder().rule(r.requirement(), r.finding()));
    }

    /** The messages of all parties. */
    Transcript transcript() {
        Transcript all = new Transcript(List.of());
        for (Party party : parties.values()) {
            for (var phone : party.phones()) {
                all = all.with(phone.transcript());
            }
        }
        for (GatewayCall call : trunkCalls) {
            all = all.with(call.transcript());
        }
        return all;
    }
}
