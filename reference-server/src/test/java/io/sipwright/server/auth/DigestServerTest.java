package io.sipwright.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.FakeFlow;
import io.sipwright.server.MovableClock;
import io.sipwright.server.auth.DigestResult.Authenticated;
import io.sipwright.server.auth.DigestResult.Challenged;
import io.sipwright.server.auth.DigestResult.Refused;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** AUTH-001 to AUTH-009, AUTH-017 with a clock that only the test advances. */
final class DigestServerTest {
    private static final String REALM = "sipwright.test";
    private static final String URI = "sip:sipwright.test";

    private final MovableClock clock = new MovableClock();
    private final LimitCounters counters = new LimitCounters();
    private FakeFlow flow = FakeFlow.wss("f1", 51234);
    private final DigestServer server = new DigestServer(
            REALM,
            List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
            new Accounts(Map.of(
                    "alice",
                    hashes("alice", "alice-secret"),
                    "old",
                    Map.of(DigestAlgorithm.MD5, DigestAlgorithm.MD5.ha1("old", REALM, "old-secret")))),
            new Nonces(new byte[32], Duration.ofSeconds(300), clock),
            new FailedLogins(3, Duration.ofSeconds(60), clock, counters));

    private static Map<DigestAlgorithm, String> hashes(String user, String password) {
        return Map.of(
                DigestAlgorithm.MD5, DigestAlgorithm.MD5.ha1(user, REALM, password),
                DigestAlgorithm.SHA_256, DigestAlgorithm.SHA_256.ha1(user, REALM, password));
    }

    private static Request register(String... more) {
        String[] lines = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "REGISTER " + URI + " SIP/2.0",
                    "Via: SIP/2.0/WSS x.invalid;branch=z9hG4bK1",
                    "From: <sip:alice@sipwright.test>;tag=1",
                    "To: <sip:alice@sipwright.test>",
                    "Call-ID: c",
                    "CSeq: 1 REGISTER"
                },
                0,
                lines,
                0,
                6);
        System.arraycopy(more, 0, lines, 6, more.length);
        return SipElements.request(lines);
    }

    private String nonce() {
        Challenged challenged = (Challenged) server.authenticate(register(), Challenger.REGISTRAR, flow);
        return challenged
                .challenges()
                .get(0)
                .toString()
                .replaceFirst("(?s).*nonce=\"", "")
                .replaceFirst("(?s)\".*", "");
    }

    private DigestResult answered(DigestAlgorithm algorithm, String user, String password, String nonce, String uri) {
        String ha2 = algorithm.hash("REGISTER:" + uri);
        String response =
                algorithm.hash(algorithm.ha1(user, REALM, password) + ":" + nonce + ":00000001:abc:auth:" + ha2);
        return server.authenticate(
                register(("Authorization: Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\","
                                + "algorithm=%s,qop=auth,nc=00000001,cnonce=\"abc\"")
                        .formatted(user, REALM, nonce, uri, response, algorithm.token())),
                Challenger.REGISTRAR,
                flow);
    }

    private static boolean stale(DigestResult result) {
        return ((Challenged) result).challenges().get(0).toString().contains("stale=true");
    }

    @Test
    void md5_comes_first_because_browsers_read_only_that() {
        Challenged challenged = (Challenged) server.authenticate(register(), Challenger.REGISTRAR, flow);
        assertThat(challenged.challenges()).hasSize(2);
        assertThat(challenged.challenges().get(0).toString())
                .startsWith("WWW-Authenticate: Digest realm=\"sipwright.test\"")
                .contains("qop=\"auth\"", "algorithm=MD5");
        assertThat(challenged.challenges().get(1).toString()).contains("algorithm=SHA-256");
    }

    @ParameterizedTest
    @EnumSource(DigestAlgorithm.class)
    void right_credentials_pass_once(DigestAlgorithm algorithm) {
        String nonce = nonce();
        assertThat(answered(algorithm, "alice", "alice-secret", nonce, URI)).isEqualTo(new Authenticated("alice"));
        assertThat(stale(answered(algorithm, "alice", "alice-secret", nonce, URI)))
                .isTrue();
    }

    @Test
    void a_wrong_password_and_an_unknown_user_look_alike() {
        DigestResult wrong = answered(DigestAlgorithm.MD5, "alice", "guess", nonce(), URI);
        DigestResult unknown = answered(DigestAlgorithm.MD5, "mallory", "guess", nonce(), URI);
        assertThat(wrong).isInstanceOf(Challenged.class);
        assertThat(unknown).isInstanceOf(Challenged.class);
        assertThat(stale(wrong)).isFalse();
        assertThat(stale(unknown)).isFalse();
    }

    @Test
    void an_old_nonce_is_stale_and_an_invented_one_is_not_even_that() {
        String nonce = nonce();
        clock.advance(Duration.ofSeconds(301));
        assertThat(stale(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce, URI)))
                .isTrue();
        assertThat(stale(answered(DigestAlgorithm.MD5, "alice", "alice-secret", "bWFkZS11cA", URI)))
                .isFalse();
    }

    @Test
    void a_digest_for_another_uri_is_refused() {
        DigestResult result = answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), "sip:elsewhere.test");
        assertThat(result).isInstanceOf(Refused.class);
    }

    /** F59. */
    @Test
    void an_account_with_the_hash_of_one_algorithm_is_offered_that_alone() {
        Request register = SipElements.request(
                "REGISTER " + URI + " SIP/2.0",
                "Via: SIP/2.0/WSS x.invalid;branch=z9hG4bK1",
                "From: <sip:old@sipwright.test>;tag=1",
                "To: <sip:old@sipwright.test>",
                "Call-ID: c",
                "CSeq: 1 REGISTER");
        Challenged first = (Challenged) server.authenticate(register, Challenger.REGISTRAR, flow);
        assertThat(first.challenges()).singleElement().satisfies(header -> assertThat(header.toString())
                .contains("algorithm=MD5"));
        assertThat(answered(DigestAlgorithm.MD5, "old", "old-secret", nonce(), URI))
                .isEqualTo(new Authenticated("old"));
        Challenged again = (Challenged) answered(DigestAlgorithm.SHA_256, "old", "old-secret", nonce(), URI);
        assertThat(again.challenges()).hasSize(1);
    }

    /** SEC-004. */
    @Test
    void too_many_wrong_passwords_are_refused_unheard_until_the_window_ends() {
        guess(3);
        Refused refused = (Refused) answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().get(0).toString().strip()).isEqualTo("Retry-After: 60");
        assertThat(counters.count(Limit.FAILED_LOGINS)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isEqualTo(new Authenticated("alice"));
    }

    @Test
    void the_owner_elsewhere_other_accounts_and_a_forged_datagrams_victim_are_not_locked_out() {
        guess(3);
        assertThat(answered(DigestAlgorithm.MD5, "old", "old-secret", nonce(), URI))
                .isEqualTo(new Authenticated("old"));
        flow = new FakeFlow("u", Transport.UDP, new InetSocketAddress("198.51.100.7", 5060));
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isEqualTo(new Authenticated("alice"));
        flow = new FakeFlow("f2", Transport.WSS, new InetSocketAddress("198.51.100.8", 51234));
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isEqualTo(new Authenticated("alice"));
    }

    @Test
    void a_right_password_forgives_the_wrong_ones_before_it() {
        guess(2);
        answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI);
        guess(2);
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isEqualTo(new Authenticated("alice"));
    }

    @Test
    void an_unknown_user_is_refused_after_as_many_guesses() {
        for (int i = 0; i < 3; i++) {
            answered(DigestAlgorithm.MD5, "mallory", "guess", nonce(), URI);
        }
        assertThat(answered(DigestAlgorithm.MD5, "mallory", "guess", nonce(), URI))
                .isInstanceOf(Refused.class); // AUTH-017
    }

    /** Over UDP the source may be forged; the nonce, which only its receiver can know, may not. */
    @Test
    void whoever_forges_a_source_locks_out_only_itself() {
        FakeFlow victim = new FakeFlow("v", Transport.UDP, new InetSocketAddress("198.51.100.7", 5060));
        FakeFlow stranger = new FakeFlow("s", Transport.UDP, new InetSocketAddress("198.51.100.66", 5060));
        flow = stranger;
        String nonceOfStranger = nonce();
        flow = victim;
        for (int i = 0; i < 20; i++) { // with the victim's address as source
            answered(DigestAlgorithm.MD5, "alice", "guess" + i, "bWFkZS11cA", URI);
            answered(DigestAlgorithm.MD5, "alice", "guess" + i, nonceOfStranger, URI);
        }
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isEqualTo(new Authenticated("alice"));
        flow = stranger;
        assertThat(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce(), URI))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_nonce_that_was_given_to_another_source_is_stale_for_the_right_password() {
        String nonce = nonce();
        flow = new FakeFlow("f2", Transport.WSS, new InetSocketAddress("198.51.100.8", 51234));
        assertThat(stale(answered(DigestAlgorithm.MD5, "alice", "alice-secret", nonce, URI)))
                .isTrue();
        assertThat(stale(answered(DigestAlgorithm.MD5, "alice", "guess", nonce, URI)))
                .isFalse();
    }

    /** AUTH-017. */
    @Test
    void a_name_without_an_account_is_offered_what_one_of_the_accounts_is_and_always_the_same() {
        Set<String> offers = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            String name = "nobody" + i;
            String offer = offerTo(name);
            assertThat(offerTo(name)).isEqualTo(offer);
            offers.add(offer);
        }
        assertThat(offers).containsExactlyInAnyOrder(offerTo("alice"), offerTo("old"));
    }

    @Test
    void an_anonymous_caller_and_a_number_may_be_any_account() {
        assertThat(offerTo("+493012345")).isEqualTo("MD5 SHA-256");
        assertThat(offerToUri("sip:anonymous@anonymous.invalid")).isEqualTo("MD5 SHA-256");
    }

    private String offerTo(String user) {
        return offerToUri("sip:" + user + "@sipwright.test");
    }

    /** The algorithms of the challenge. */
    private String offerToUri(String uri) {
        Request register = SipElements.request(
                "REGISTER " + URI + " SIP/2.0",
                "Via: SIP/2.0/WSS x.invalid;branch=z9hG4bK1",
                "From: <" + uri + ">;tag=1",
                "To: <" + uri + ">",
                "Call-ID: c",
                "CSeq: 1 REGISTER");
        return ((Challenged) server.authenticate(register, Challenger.REGISTRAR, flow))
                .challenges().stream()
                        .map(header -> header.toString().strip().replaceFirst(".*algorithm=", ""))
                        .collect(Collectors.joining(" "));
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(answered(DigestAlgorithm.MD5, "alice", "guess" + i, nonce(), URI))
                    .isInstanceOf(Challenged.class);
        }
    }
}
