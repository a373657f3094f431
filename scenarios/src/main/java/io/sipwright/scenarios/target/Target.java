package io.sipwright.scenarios.target;

import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.network.TurnServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment under test, as its file describes it.
 *
 * @param name for reports
 * @param ws the WebSocket edge, {@code wss://host:port/path} or {@code ws://…}
 * @param domain host part of the addresses of record, where an account names no other
 * @param accounts at least two users of one domain
 * @param trunk where it meets the gateway; empty if only its WebSocket edge is within reach
 * @param launch how it is started
 * @param trustAny whether an untrusted certificate is accepted
 * @param capabilities what it supports, by requirement id, role or other name
 * @param knownFailures its known failures
 * @param turn its TURN servers, one for each transport at most
 * @param numbers numbers behind it that others run
 * @param ownLimits what a run may ask of it, as its file says
 */
public record Target(
        String name,
        URI ws,
        String domain,
        List<Account> accounts,
        Optional<Trunk> trunk,
        Launch launch,
        boolean trustAny,
        Map<String, Capability> capabilities,
        List<KnownFailure> knownFailures,
        List<TurnServer> turn,
        Map<OperatorNumber, String> numbers,
        Optional<Limits> ownLimits) {
    public Target {
        accounts = List.copyOf(accounts);
        capabilities = Map.copyOf(capabilities);
        knownFailures = List.copyOf(knownFailures);
        turn = List.copyOf(turn);
        numbers = Map.copyOf(numbers);
    }

    /** Where it receives SIP over UDP. To be asked only of a target with a trunk. */
    public InetSocketAddress sip() {
        return reached().sip();
    }

    /** The gateway's addresses and numbers. To be asked only of a target with a trunk. */
    public FarEnd farEnd() {
        return reached().farEnd();
    }

    private Trunk reached() {
        return trunk.orElseThrow(() -> new IllegalStateException("the file of " + name + " names no trunk"));
    }

    public Optional<KnownFailure> knownFailure(String requirement) {
        return knownFailures.stream()
                .filter(k -> k.requirement().equals(requirement))
                .findFirst();
    }

    /** How the gateway names a user of this domain: {@code user}, or {@code user@domain} where that is not the target's own. */
    public String dialled(String user, String userDomain) {
        return userDomain.equals(domain) ? user : user + "@" + userDomain;
    }

    /** Two accounts that can call each other: of one domain. */
    public List<Account> pair() {
        return accounts.stream()
                .map(first -> accounts.stream()
                        .filter(other -> other.domain().equals(first.domain()))
                        .limit(2)
                        .toList())
                .filter(pair -> pair.size() == 2)
                .findFirst()
                .orElse(accounts);
    }

    /** Whether its file says anything about what this names. */
    public boolean says(String capability) {
        return capabilities.containsKey(capability);
    }

    /** Whether the target says that it does not support this. */
    public boolean lacks(String capability) {
        return capabilities.get(capability) == Capability.NO;
    }

    /** The same target, with what was found out about it where its file says nothing. */
    public Target found(String capability, Capability seen) {
        Map<String, Capability> more = new HashMap<>(capabilities);
        more.putIfAbsent(capability, seen);
        return new Target(
                name, ws, domain, accounts, trunk, launch, trustAny, more, knownFailures, turn, numbers, ownLimits);
    }

    /** Whether it runs on another machine and was not started for this run: others may depend on it. */
    public boolean isRemote() {
        return launch instanceof Launch.Nothing
                && !(isLoopback(new InetSocketAddress(ws.getHost(), 0))
                        && trunk.stream().allMatch(t -> isLoopback(t.sip())));
    }

    private static boolean isLoopback(InetSocketAddress address) {
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }

    /** Whether a port is 0 and chosen at the start of the run, see {@link ChosenPorts}. */
    public boolean leavesPortsOpen() {
        return ws.getPort() == 0
                || trunk.stream()
                        .anyMatch(t ->
                                t.sip().getPort() == 0 || t.farEnd().address().getPort() == 0);
    }

    /** The settings of the gateway for this target. To be asked only of a target with a trunk. */
    public GatewaySettings telephoneNetwork() {
        FarEnd farEnd = farEnd();
        return GatewaySettings.towards(farEnd.trunk(), domain)
                .withSip(farEnd.address().getAddress(), farEnd.address().getPort())
                .withNumbers(farEnd.numbers());
    }

    /** The same target, which receives the gateway's calls from these addresses. */
    public Target calledFrom(Set<InetAddress> sources) {
        return at(ws, trunk.map(t -> new Trunk(t.sip(), t.farEnd().calledFrom(sources))));
    }

    /**
     * The same target at another address of this machine, where its file says loopback. Only a target that is launched can be told
     * where to listen.
     */
    public Target movedFromLoopback(InetAddress other) {
        boolean edge = isLoopback(new InetSocketAddress(ws.getHost(), 0));
        URI address = edge ? Addresses.withHost(ws, other.getHostAddress()) : ws;
        return at(address, trunk.map(t -> moved(t, other)));
    }

    private static Trunk moved(Trunk trunk, InetAddress other) {
        FarEnd farEnd = trunk.farEnd();
        return new Trunk(
                moved(trunk.sip(), other),
                new FarEnd(moved(farEnd.address(), other), moved(farEnd.trunk(), other), farEnd.numbers()));
    }

    private static InetSocketAddress moved(InetSocketAddress address, InetAddress other) {
        return isLoopback(address) ? new InetSocketAddress(other, address.getPort()) : address;
    }

    /** What a run may ask of it: what its file says, else {@link Limits#REMOTE} on another machine; empty for no limit. */
    public Optional<Limits> limits() {
        return ownLimits.or(() -> isRemote() ? Optional.of(Limits.REMOTE) : Optional.empty());
    }

    /** Holds the rate of requests of one run. */
    public Pace pace() {
        return new Pace(limits(), System::nanoTime);
    }

    /** Whether edge or trunk is reached only from this machine's own network. */
    public boolean isOnLoopback() {
        return isLoopback(new InetSocketAddress(ws.getHost(), 0))
                || trunk.stream().anyMatch(t -> isLoopback(t.sip()));
    }

    Target at(URI otherWs, Optional<Trunk> otherTrunk) {
        return new Target(
                name,
                otherWs,
                domain,
                accounts,
                otherTrunk,
                launch,
                trustAny,
                capabilities,
                knownFailures,
                turn,
                numbers,
                ownLimits);
    }

    /** The same target, started in another way. */
    public Target launchedBy(Launch other) {
        return new Target(
                name,
                ws,
                domain,
                accounts,
                trunk,
                other,
                trustAny,
                capabilities,
                knownFailures,
                turn,
                numbers,
                ownLimits);
    }

    /** The same target with these numbers of the operator's. */
    public Target withNumbers(Map<OperatorNumber, String> others) {
        return new Target(
                name,
                ws,
                domain,
                accounts,
                trunk,
                launch,
                trustAny,
                capabilities,
                knownFailures,
                turn,
                others,
                ownLimits);
    }

    /** The same target with these limits. */
    public Target withLimits(Limits others) {
        return new Target(
                name,
                ws,
                domain,
                accounts,
                trunk,
                launch,
                trustAny,
                capabilities,
                knownFailures,
                turn,
                numbers,
                Optional.of(others));
    }

    /** The same target with these of its accounts only. */
    public Target withAccounts(List<Account> some) {
        return new Target(
                name, ws, domain, some, trunk, launch, trustAny, capabilities, knownFailures, turn, numbers, ownLimits);
    }
}
