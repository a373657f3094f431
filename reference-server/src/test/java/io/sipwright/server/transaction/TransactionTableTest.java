package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sipwright.server.FakeFlow;
import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.sip.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sip.message.Request;
import org.junit.jupiter.api.Test;

/** F50: nothing is searched for. */
final class TransactionTableTest {
    /** So many that searching through all of them for each takes much longer than the test allows. */
    private static final int MANY = 60_000;

    @Test
    void sixty_thousand_connections_that_close_together_cost_little() {
        TransactionTable table = new TransactionTable(new NoTimers(), TransactionLimits.usual());
        table.serve(new NoUser());
        Request request = Texts.parsed(Texts.request("OPTIONS", "z9hG4bK1"));
        List<FakeFlow> flows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            FakeFlow flow = FakeFlow.wss("f" + i, 1 + i);
            flows.add(flow);
            table.send(request, flow, ClientMachine.NOBODY);
        }
        assertThat(table.alive()).isEqualTo(MANY);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> flows.forEach(table::closed));
        assertThat(table.alive()).isZero();
    }

    /** Starts no timer: no transaction here lives long enough. */
    private static final class NoTimers implements Scheduler {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public void close() {}
    }
}
