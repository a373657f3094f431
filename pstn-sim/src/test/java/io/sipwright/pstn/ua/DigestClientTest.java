package io.sipwright.pstn.ua;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.pstn.sip.SipText;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DigestClientTest {
    private final SipText register = new PlainForm().request("REGISTER");
    private final DigestClient client = new DigestClient(new DigestCredentials("alice", "secret"), () -> "cn");

    private SipText challenge(int status, String nonce, String more) {
        String name = status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate";
        return register.answer(status, "Unauthorized", "b")
                .with(name, "Digest realm=\"r\", nonce=\"" + nonce + "\", qop=\"auth\"" + more);
    }

    private String answered(SipText challenge, String header) {
        return client.answer(register, challenge)
                .orElseThrow()
                .done()
                .header(header)
                .orElse("");
    }

    @Test
    void a_challenge_is_answered_for_its_nonce_with_count_one() {
        SipText challenge = challenge(401, "n1", "");
        String expected = new DigestAnswer(
                        DigestChallenge.parse(
                                        challenge.headers("WWW-Authenticate").get(0))
                                .orElseThrow(),
                        new DigestCredentials("alice", "secret"))
                .value("REGISTER", register.requestUri(), "cn", 1);

        assertThat(answered(challenge, "Authorization")).isEqualTo(expected);
    }

    @Test
    void the_same_nonce_again_is_counted_on() {
        answered(challenge(407, "n1", ""), "Proxy-Authorization");

        assertThat(answered(challenge(407, "n1", ", stale=true"), "Proxy-Authorization"))
                .contains("nonce=\"n1\"")
                .contains("nc=00000002");
    }

    @Test
    void a_stale_nonce_gives_way_to_the_new_one_with_count_one() {
        answered(challenge(401, "n1", ""), "Authorization");

        assertThat(answered(challenge(401, "n2", ", stale=true"), "Authorization"))
                .contains("nonce=\"n2\"")
                .contains("nc=00000001");
    }

    @Test
    void later_requests_bring_credentials_along_with_the_next_count() {
        answered(challenge(401, "n1", ""), "Authorization");

        assertThat(client.authorize(register).header("Authorization").orElse(""))
                .contains("nonce=\"n1\"")
                .contains("nc=00000002");
    }

    @Test
    void the_next_nonce_of_a_200_is_used_from_then_on_with_count_one() {
        answered(challenge(401, "n1", ", opaque=\"o\""), "Authorization");
        client.accepted(register.answer(200, "OK", "b").with("Authentication-Info", "nextnonce=\"n2\", qop=auth"));

        assertThat(client.authorize(register).header("Authorization").orElse(""))
                .contains("nonce=\"n2\"")
                .contains("nc=00000001")
                .contains("opaque=\"o\"");
    }

    @Test
    void nothing_is_added_before_a_challenge() {
        assertThat(client.authorize(register).text()).isEqualTo(register.text());
    }

    @Test
    void the_topmost_challenge_with_a_known_algorithm_is_answered() {
        SipText two = register.answer(401, "Unauthorized", "b")
                .edit()
                .add("WWW-Authenticate", "Digest realm=\"r\", nonce=\"x\", algorithm=SHA-512-256")
                .add("WWW-Authenticate", "Digest realm=\"r\", nonce=\"y\", algorithm=SHA-256")
                .add("WWW-Authenticate", "Digest realm=\"r\", nonce=\"z\", algorithm=MD5")
                .done();

        assertThat(answered(two, "Authorization")).contains("nonce=\"y\"").contains("algorithm=SHA-256");
    }

    @Test
    void an_ha1_gives_the_same_answer_as_its_password_and_answers_no_other_realm_or_algorithm() {
        DigestSecret ha1 = new DigestSecret.Ha1(
                DigestAlgorithm.SHA_256.hash("alice:r:secret").toUpperCase(Locale.ROOT), "r", DigestAlgorithm.SHA_256);
        DigestClient hashed = new DigestClient(new DigestCredentials("alice", ha1), () -> "cn");
        SipText sha = challenge(401, "n1", ", algorithm=SHA-256");

        assertThat(hashed.answer(register, sha).orElseThrow().done().header("Authorization"))
                .contains(answered(sha, "Authorization"));
        assertThat(hashed.answer(register, challenge(401, "n1", ""))).isEmpty();
        SipText elsewhere = register.answer(401, "Unauthorized", "b")
                .with("WWW-Authenticate", "Digest realm=\"other\", nonce=\"n\", algorithm=SHA-256");
        assertThat(hashed.answer(register, elsewhere)).isEmpty();
        assertThat(new DigestCredentials("alice", ha1).toString())
                .doesNotContain(DigestAlgorithm.SHA_256.hash("alice:r:secret"));
        assertThat(new DigestCredentials("alice", "pw-7").toString()).doesNotContain("pw-7");
    }

    @Test
    void what_cannot_be_answered_is_left_alone() {
        SipText basic = register.answer(401, "Unauthorized", "b").with("WWW-Authenticate", "Basic realm=\"r\"");

        assertThat(client.answer(register, basic)).isEmpty();
        assertThat(client.answer(register, register.answer(403, "Forbidden", "b")))
                .isEmpty();
    }
}
