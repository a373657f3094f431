package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** NAT-020. */
final class FlowTokensTest {
    private final FlowTokens tokens = new FlowTokens(new byte[] {1, 2, 3});

    @Test
    void a_token_gives_its_flow_back_and_fits_into_a_uri() {
        String token = tokens.issue("wss-17");
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.verify(token)).contains("wss-17");
    }

    @Test
    void one_changed_character_anywhere_is_noticed() {
        String token = tokens.issue("wss-17");
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.verify(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void another_process_and_rubbish_are_refused() {
        assertThat(tokens.verify(new FlowTokens(new byte[] {9}).issue("wss-17")))
                .isEmpty();
        assertThat(tokens.verify("")).isEmpty();
        assertThat(tokens.verify("alice")).isEmpty();
        assertThat(tokens.verify("%%%")).isEmpty();
    }
}
