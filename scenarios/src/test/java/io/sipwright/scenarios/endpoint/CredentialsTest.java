package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.DigestSecret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final DigestSecret md5 =
            new DigestSecret.Ha1(DigestAlgorithm.MD5.hash("alice:r:secret"), "r", DigestAlgorithm.MD5);

    @Test
    void with_an_ha1_nothing_can_be_altered_that_is_hashed_with_the_password() {
        assertThat(hashed(Map.of("username", "bob")).lackPassword()).isTrue();
        assertThat(hashed(Map.of("realm", "other")).lackPassword()).isTrue();
        assertThat(hashed(Map.of("scheme", "Basic")).lackPassword()).isTrue();
        assertThat(hashed(Map.of("algorithm", "SHA-256")).lackPassword()).isTrue();
    }

    @Test
    void with_an_ha1_all_else_can_be_altered_and_a_wrong_password_replaces_it() {
        assertThat(hashed(Map.of("algorithm", "MD5")).lackPassword()).isFalse();
        assertThat(hashed(Map.of("nonce", "n", "nc", "2", "uri", "sip:x")).lackPassword())
                .isFalse();
        assertThat(hashed(Map.of("password", "wrong", "username", "bob")).lackPassword())
                .isFalse();
    }

    @Test
    void a_password_can_be_hashed_in_every_way() {
        Credentials clear = new Credentials(new DigestCredentials("alice", "secret"), Map.of("realm", "other"));

        assertThat(clear.lackPassword()).isFalse();
    }

    private Credentials hashed(Map<String, String> altered) {
        return new Credentials(new DigestCredentials("alice", md5), altered);
    }
}
