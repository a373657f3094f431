package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One end of calls in tests: sends text, waits for text. */
abstract class SipEnd implements AutoCloseable {
    private final BlockingQueue<SipLines> inbox = new LinkedBlockingQueue<>();

    abstract void send(String message);

    abstract String via();

    abstract String contact();

    @Override
    public abstract void close();

    final void arrived(String message) {
        inbox.add(new SipLines(message));
    }

    /** The text of a message, which need not be UTF-8. */
    static String text(byte[] bytes, int length) {
        String utf8 = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The next message that begins so; others are skipped. */
    final SipLines expect(String start) throws InterruptedException {
        List<String> skipped = new ArrayList<>();
        for (SipLines next = poll(); next != null; next = poll()) {
            if (next.start().startsWith(start)) {
                return next;
            }
            skipped.add(next.start());
        }
        throw new AssertionError("expected " + start + ", saw " + skipped);
    }

    final void expectNothing(long millis) throws InterruptedException {
        SipLines surprise = inbox.poll(millis, TimeUnit.MILLISECONDS);
        assertThat(surprise).isNull();
    }

    /** The next message, or null where none comes in time. */
    final @Nullable SipLines poll(long millis) throws InterruptedException {
        return inbox.poll(millis, TimeUnit.MILLISECONDS);
    }

    private SipLines poll() throws InterruptedException {
        return inbox.poll(4, TimeUnit.SECONDS);
    }

    final String request(String method, String uri, Call call, int cseq, String... more) {
        return SipLines.join(
                List.of(
                        method + " " + uri + " SIP/2.0",
                        "Via: " + via() + ";branch=z9hG4bK" + UUID.randomUUID(),
                        "Max-Forwards: 70",
                        "From: " + call.from(),
                        "To: " + call.to(),
                        "Call-ID: " + call.id(),
                        "CSeq: " + cseq + " " + method),
                more);
    }

    /** A request in the dialog that this 2xx to our INVITE made. */
    final String within(SipLines ok, String method, int cseq, String... more) {
        List<String> routes = new ArrayList<>();
        for (String route : ok.all("Record-Route")) {
            routes.add(0, "Route: " + route);
        }
        routes.addAll(List.of(more));
        return request(
                method,
                ok.contactUri(),
                new Call(ok.one("From"), ok.one("To"), ok.one("Call-ID")),
                cseq,
                routes.toArray(String[]::new));
    }

    /** A request in the dialog that this INVITE to us made. */
    final String back(SipLines invite, String myTag, String method, int cseq, String... more) {
        List<String> routes = new ArrayList<>();
        invite.all("Record-Route").forEach(route -> routes.add("Route: " + route));
        routes.addAll(List.of(more));
        return request(
                method,
                invite.contactUri(),
                new Call(invite.one("To") + ";tag=" + myTag, invite.one("From"), invite.one("Call-ID")),
                cseq,
                routes.toArray(String[]::new));
    }
}
