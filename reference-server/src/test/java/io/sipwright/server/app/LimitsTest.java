package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.server.limit.Limit;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The limits of the configuration at a running server. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LimitsTest {
    @TempDir
    private Path tls;

    @Test
    void beyond_the_transactions_of_an_address_a_request_gets_503_with_retry_after() throws Exception {
        try (Deployment deployment = new Deployment(tls, "limits.transactionsPerAddress=1")) {
            BrowserEnd alice = deployment.registered("alice");
            Awaitility.await().until(() -> deployment.server.transactions() == 0); // those of the REGISTERs have ended
            deployment.gateway.send(invite(deployment, "first"));
            alice.expect("INVITE");
            deployment.gateway.send(invite(deployment, "second"));
            SipLines refused = deployment.gateway.expect("SIP/2.0 503");
            assertThat(refused.one("Call-ID")).isEqualTo("second");
            assertThat(refused.one("Retry-After")).isEqualTo("32");
            assertThat(deployment.server.counters().count(Limit.TRANSACTIONS_PER_ADDRESS))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_registered_browser_outlives_the_time_to_log_in_and_a_stranger_does_not() throws Exception {
        try (Deployment deployment = new Deployment(tls, "limits.loginSeconds=1", "limits.connectionsPerAddress=2")) {
            BrowserEnd alice = deployment.registered("alice");
            BrowserEnd stranger = deployment.browser("bob");
            assertThat(stranger.closeCode().get(10, TimeUnit.SECONDS)).isEqualTo(1008);
            assertThat(deployment.server.counters().count(Limit.LOGIN_SECONDS)).isEqualTo(1);
            deployment.gateway.send(invite(deployment, "late"));
            alice.expect("INVITE");
        }
    }

    @Test
    void one_connection_too_many_from_an_address_is_closed() throws Exception {
        try (Deployment deployment = new Deployment(tls, "limits.connectionsPerAddress=1")) {
            deployment.registered("alice");
            assertThatThrownBy(() -> deployment.browser("bob")).isNotNull();
            assertThat(deployment.server.counters().count(Limit.CONNECTIONS_PER_ADDRESS))
                    .isPositive();
        }
    }

    private static String invite(Deployment deployment, String callId) {
        return deployment.gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:1001@pstn.test>;tag=g1", "<sip:alice@sipwright.test>", callId),
                1,
                deployment.gateway.contact(),
                Deployment.SDP);
    }
}
