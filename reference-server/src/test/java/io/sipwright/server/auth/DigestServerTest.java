package io.sipwright.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.MovableClock;
import io.sipwright.server.auth.DigestResult.Authenticated;
import io.sipwright.server.auth.DigestResult.Challenged;
import io.sipwright.server.auth.DigestResult.Refused;
import io.sipwright.server.sip.SipElements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** AUTH-001 to AUTH-009, AUTH-017 with a clock that stands still. */
final class DigestServerTest {
    private static final String REALM = "sipwright.test";
    private static final String URI = "sip:sipwright.test";

    private final MovableClock clock = new MovableClock();
    private final DigestServer server = new DigestServer(
            REALM,
            List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
            new Accounts(Map.of("alice", hashes("alice", "alice-secret"))),
            new Nonces(new byte[32], Duration.ofSeconds(300), clock));

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
        Challenged challenged = (Challenged) server.authenticate(register(), Challenger.REGISTRAR);
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
                Challenger.REGISTRAR);
    }

    private static boolean stale(DigestResult result) {
        return ((Challenged) result).challenges().get(0).toString().contains("stale=true");
    }

    @Test
    void md5_comes_first_because_browsers_read_only_that() {
        Challenged challenged = (Challenged) server.authenticate(register(), Challenger.REGISTRAR);
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
}
