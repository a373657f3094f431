package io.sipwright.pstn.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestAnswerTest {
    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    /** The example of RFC 7616 §3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5,8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256,753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void the_rfcs_example_comes_out(String algorithm, String response) {
        String challenge = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" + algorithm
                + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
        String value = new DigestAnswer(
                        DigestChallenge.parse(challenge).orElseThrow(),
                        new DigestCredentials("Mufasa", "Circle of Life"))
                .value("GET", "/dir/index.html", CNONCE, 1);
        assertThat(value).contains("response=\"" + response + "\"", "nc=00000001", "qop=auth", "opaque=\"FQhe");
    }

    @Test
    void what_js_sip_answered_to_a_real_challenge_comes_out() {
        SipText register = Samples.messages().stream()
                .map(SipText::parse)
                .filter(m -> m.header("Authorization").isPresent())
                .findFirst()
                .orElseThrow();
        Params theirs =
                Params.parse(register.header("Authorization").orElseThrow().substring(7), ',');
        DigestChallenge challenge = DigestChallenge.parse("Digest realm=\"%s\", nonce=\"%s\", qop=\"auth\""
                        .formatted(
                                theirs.get("realm").orElseThrow(),
                                theirs.get("nonce").orElseThrow()))
                .orElseThrow();
        String value = new DigestAnswer(challenge, new DigestCredentials("alice", "alicepw"))
                .value("REGISTER", register.requestUri(), theirs.get("cnonce").orElseThrow(), 1);
        assertThat(value).contains("response=\"" + theirs.get("response").orElseThrow());
    }

    @Test
    void an_unknown_algorithm_is_named() {
        var challenge = DigestChallenge.parse("Digest realm=\"a\", nonce=\"b\", algorithm=SHA-512-256")
                .orElseThrow();
        assertThatThrownBy(() ->
                        new DigestAnswer(challenge, new DigestCredentials("a", "b")).value("REGISTER", "sip:a", "c", 1))
                .hasMessageContaining("SHA-512-256");
    }
}
