package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.clock.ManualScheduler;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.Texts;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import java.lang.ref.WeakReference;
import java.util.Objects;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transaction stays for up to 32 s after its final response (timers J, K, L, M); its parsed messages do not. */
class KeptMessagesTest {
    private static final String BRANCH = "z9hG4bKx1";

    private final TransactionTable table =
            new TransactionTable(new ManualScheduler(), new TransactionLimits(10, 10, new LimitCounters()));
    private final RecordingFlow flow = new RecordingFlow(Transport.UDP, "flow", sent -> {});

    @ParameterizedTest
    @CsvSource({"INVITE, 200", "INVITE, 486", "MESSAGE, 200"})
    void an_answered_server_transaction_keeps_no_request(String method, int status) {
        WeakReference<Request> request = answered(method, status);
        assertGone(request);
        assertThat(table.alive()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"INVITE, 200", "INVITE, 486", "MESSAGE, 200"})
    void an_answered_client_transaction_keeps_no_request(String method, int status) {
        WeakReference<Request> request = sent(method);
        answer(request, status);
        assertGone(request);
        assertThat(table.alive()).isEqualTo(1);
    }

    @Test
    void a_request_without_an_answer_is_kept() {
        WeakReference<Request> request = sent("INVITE");
        System.gc();
        assertThat(request.get()).isNotNull();
        assertThat(table.alive()).isEqualTo(1);
    }

    private WeakReference<Request> answered(String method, int status) {
        table.serve(new Answering(status));
        Request request = Texts.parsed(Texts.request(method, BRANCH));
        table.received(flow, request);
        return new WeakReference<>(request);
    }

    private WeakReference<Request> sent(String method) {
        Request request = Texts.parsed(Texts.request(method, BRANCH));
        table.send(request, flow, ClientMachine.NOBODY);
        return new WeakReference<>(request);
    }

    private void answer(WeakReference<Request> request, int status) {
        table.received(flow, Responses.to(Objects.requireNonNull(request.get()), status));
    }

    private static void assertGone(WeakReference<? extends Message> message) {
        await().until(() -> {
            System.gc();
            return message.get() == null;
        });
    }

    /** Answers every request. */
    private record Answering(int status) implements TransactionUser {
        @Override
        public Screening screen(Flow from, Request request) {
            return new Screening.Admitted(server -> server.respond(Responses.to(request, status)));
        }

        @Override
        public void ack(Flow from, Request ack) {}

        @Override
        public void cancelled(ServerTransaction invite, Request cancel) {}

        @Override
        public void strayResponse(Flow from, Response response) {}
    }
}
