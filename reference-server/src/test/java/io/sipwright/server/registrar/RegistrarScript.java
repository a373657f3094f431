package io.sipwright.server.registrar;

import io.sipwright.server.FakeFlow;
import io.sipwright.server.MovableClock;
import io.sipwright.server.auth.Accounts;
import io.sipwright.server.auth.DigestAlgorithm;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.auth.FailedLogins;
import io.sipwright.server.auth.Nonces;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.Samples;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.PeerAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sip.message.Response;

/** A registrar and a client that knows its password. */
final class RegistrarScript {
    private static final String DOMAIN = "127.0.0.1";

    final MovableClock clock = new MovableClock();
    final LimitCounters counters = new LimitCounters();
    final MemoryBindings store = new MemoryBindings(clock);
    private final Registrar registrar = registrar();

    private Registrar registrar() {
        Accounts accounts = new Accounts(Map.of(
                "alice",
                Map.of(
                        DigestAlgorithm.MD5, DigestAlgorithm.MD5.ha1("alice", DOMAIN, "pw"),
                        DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_256.ha1("alice", DOMAIN, "pw")),
                "bob",
                Map.of(DigestAlgorithm.MD5, DigestAlgorithm.MD5.ha1("bob", DOMAIN, "pw"))));
        DigestServer digest = new DigestServer(
                DOMAIN,
                List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
                accounts,
                new Nonces(new byte[32], Duration.ofHours(1), clock),
                new FailedLogins(10, Duration.ofSeconds(60), clock, counters));
        RegistrarPolicy policy = new RegistrarPolicy(
                DOMAIN,
                Set.of("alice", "bob"),
                Duration.ofSeconds(60),
                Duration.ofSeconds(600),
                Duration.ofSeconds(3600),
                new RegistrarPolicy.Limits(3, 4),
                List.of(new PeerAddress(InetAddress.getLoopbackAddress(), 5099)));
        return new Registrar(policy, digest, store, clock, counters);
    }

    /** The lines of a sample, without what its own server saw of authentication. */
    String[] sample(String name) {
        return Arrays.stream(new String(Samples.one(name), StandardCharsets.UTF_8).split("\r\n"))
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
    }

    static String line(String[] lines, String name) {
        return Arrays.stream(lines)
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    Response alice(FakeFlow flow, String callId, long cseq, String... more) {
        return register(flow, lines("alice", callId, cseq, more));
    }

    Response as(String user, String to, FakeFlow flow, String... more) {
        String[] lines = lines(to, "q-" + to, 1, more);
        return send(flow, withAnswer(flow, lines, user));
    }

    Response unauthenticated(FakeFlow flow, String... more) {
        return send(flow, lines("alice", "c0", 1, more));
    }

    Response register(FakeFlow flow, String... lines) {
        return send(flow, withAnswer(flow, lines, "alice"));
    }

    int granted(FakeFlow flow, String... more) {
        store.removeFlow(flow.id());
        Response ok = alice(flow, "g", 1, more);
        String contact = SipHeaders.value(ok, "Contact").orElseThrow();
        return Integer.parseInt(contact.replaceFirst(".*expires=", ""));
    }

    List<Binding> bindings() {
        return store.of(new AddressOfRecord("alice", DOMAIN));
    }

    List<String> contacts() {
        return bindings().stream().map(binding -> binding.contact().value()).toList();
    }

    private Response send(FakeFlow flow, String... lines) {
        return registrar.answer(SipElements.request(lines), flow);
    }

    private static String[] lines(String to, String callId, long cseq, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "REGISTER sip:127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/WSS abc.invalid;branch=z9hG4bK1",
                "Max-Forwards: 70",
                "From: <sip:alice@127.0.0.1>;tag=1",
                "To: <sip:" + to + "@127.0.0.1>",
                "Call-ID: " + callId,
                "CSeq: " + cseq + " REGISTER"));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private String[] withAnswer(FakeFlow flow, String[] lines, String user) {
        String nonce = SipHeaders.value(
                        registrar.answer(SipElements.request(lines("alice", "n", 1)), flow), "WWW-Authenticate")
                .orElseThrow()
                .replaceFirst(".*nonce=\"", "")
                .replaceFirst("\".*", "");
        List<String> all = new ArrayList<>(Arrays.asList(lines));
        all.add("Authorization: " + TestDigest.answer(user, DOMAIN, nonce));
        return all.toArray(String[]::new);
    }
}
