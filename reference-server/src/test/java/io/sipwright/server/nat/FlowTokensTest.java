package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.MovableClock;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NAT-020, RFC 5626 §5.2. */
final class FlowTokensTest {
    private static final FlowName PHONE = new FlowName.Datagrams(new InetSocketAddress("198.51.100.7", 5062));
    private static final FlowName BROWSER = new FlowName.Connection("wss:17", "alice", "0123456789abcdef");

    private final MovableClock clock = new MovableClock();
    private final FlowTokens tokens = tokens(1, 1);
    private final DialogMark mark = DialogMark.of("call-1", "tag-a");

    private FlowTokens tokens(int secret, int process) {
        return new FlowTokens(new byte[] {(byte) secret, 2, 3}, new byte[] {(byte) process, 0, 0, 0}, clock);
    }

    private String issued() {
        return tokens.issue(mark, true, List.of(BROWSER, PHONE));
    }

    @Test
    void a_token_gives_both_flows_back_and_fits_into_a_uri() {
        assertThat(issued()).matches("[A-Za-z0-9_-]+");
        FlowToken token = tokens.read(issued()).orElseThrow();
        assertThat(token.flows()).containsExactly(BROWSER, PHONE);
        assertThat(token.bridged()).isTrue();
    }

    @Test
    void it_shows_no_address_and_no_user() {
        String clear = new String(Base64.getUrlDecoder().decode(issued()), StandardCharsets.ISO_8859_1);
        String address = new String(new byte[] {(byte) 198, 51, 100, 7}, StandardCharsets.ISO_8859_1);
        assertThat(clear).doesNotContain("198.51", "wss:17", "alice", address);
    }

    @Test
    void the_same_content_gives_the_same_token_so_that_a_second_contact_fix_changes_nothing() {
        assertThat(issued()).isEqualTo(issued());
    }

    @Test
    void it_names_its_dialog_and_who_sends_to_whom_in_it() {
        FlowToken token = tokens.read(issued()).orElseThrow();
        assertThat(token.names("call-1", "tag-a", "tag-b")).isTrue();
        assertThat(token.names("call-1", "tag-b", "tag-a")).isTrue();
        assertThat(token.names("call-2", "tag-a", "tag-b")).isFalse();
        assertThat(token.names("call-1", "tag-x", "tag-b")).isFalse();
        assertThat(token.sender("call-1", "tag-a")).contains(BROWSER);
        assertThat(token.receiver("call-1", "tag-a")).contains(PHONE);
        assertThat(token.receiver("call-1", "tag-b")).contains(BROWSER);
    }

    @Test
    void one_changed_character_anywhere_is_noticed() {
        String token = issued();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void another_secret_and_rubbish_are_refused() {
        assertThat(tokens.read(tokens(9, 1).issue(mark, true, List.of(PHONE)))).isEmpty();
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("alice")).isEmpty();
        assertThat(tokens.read("%%%")).isEmpty();
        assertThat(tokens.read("A".repeat(10_000))).isEmpty();
    }

    @Test
    void after_a_restart_an_address_is_known_and_a_connection_only_by_its_device() {
        FlowToken token = tokens(1, 2).read(issued()).orElseThrow();
        assertThat(token.flows()).containsExactly(new FlowName.Connection("", "alice", "0123456789abcdef"), PHONE);
    }

    @Test
    void it_is_good_for_twelve_hours_at_most() {
        FlowToken token = tokens.read(issued()).orElseThrow();
        clock.advance(Duration.ofHours(11).minusMinutes(1));
        assertThat(tokens.expired(token)).isFalse();
        clock.advance(Duration.ofHours(1).plusMinutes(2));
        assertThat(tokens.expired(token)).isTrue();
    }
}
