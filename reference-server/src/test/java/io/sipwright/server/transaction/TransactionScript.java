package io.sipwright.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.clock.ManualScheduler;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipFactories;
import io.sipwright.server.sip.Texts;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Plays a table of events against a transaction table. A line is {@code event -> what comes of it, in order}:
 * {@code in METHOD [branch]}, {@code in STATUS}, {@code elsewhere METHOD [branch]} from another port,
 * {@code address METHOD [branch]} from another address, {@code respond STATUS}, {@code refuse STATUS} for whatever comes
 * from now on, {@code huge} for messages of ours that fit into no datagram from now on, {@code unsent} for a request that
 * the system did not send, {@code fail} in whatever the user does from now on, {@code send METHOD}, {@code cancel}, {@code close},
 * {@code +MILLISECONDS}; the right side has {@code METHOD} or {@code STATUS} for what is sent and
 * {@code user:…} for what the user hears. The last line {@code end N} says how many transactions are left.
 */
final class TransactionScript implements TransactionUser, ClientTransaction.Listener {
    private static final String BRANCH = "z9hG4bKx1";

    private final ManualScheduler scheduler = new ManualScheduler();
    private final LimitCounters counters = new LimitCounters();
    private final TransactionTable table;
    private final List<String> heard = new ArrayList<>();
    private final RecordingFlow flow;
    private final RecordingFlow otherPort;
    private final RecordingFlow otherAddress;
    private int refusal;
    private boolean failing;
    private boolean huge;
    private final Deque<ServerTransaction> servers = new ArrayDeque<>();
    private final Deque<Request> received = new ArrayDeque<>();
    private final Deque<ClientTransaction> clients = new ArrayDeque<>();
    private final Deque<Request> sent = new ArrayDeque<>();

    private TransactionScript(Transport transport, int inAll, int perAddress) {
        table = new TransactionTable(scheduler, new TransactionLimits(inAll, perAddress, counters));
        flow = new RecordingFlow(transport, "flow", message -> heard.add(name(message)));
        otherPort = from(transport, "127.0.0.1");
        otherAddress = from(transport, "127.0.0.2");
        table.serve(this);
    }

    private RecordingFlow from(Transport transport, String address) {
        InetSocketAddress remote = new InetSocketAddress(address, 5080);
        return new RecordingFlow(transport, "flow " + remote, remote, message -> heard.add(name(message)));
    }

    static LimitCounters play(Transport transport, String script) {
        return play(transport, 100, 100, script);
    }

    /** With these limits of transactions in all and for each address. */
    static LimitCounters play(Transport transport, int inAll, int perAddress, String script) {
        TransactionScript player = new TransactionScript(transport, inAll, perAddress);
        script.lines().filter(line -> !line.isBlank()).forEach(player::line);
        return player.counters;
    }

    private void line(String line) {
        String[] sides = line.split("->", -1);
        String[] event = sides[0].strip().split(" +", -1);
        if (event[0].equals("end")) {
            assertThat(table.alive()).as("transactions left").isEqualTo(Integer.parseInt(event[1]));
            return;
        }
        heard.clear();
        if (event[0].startsWith("+")) {
            scheduler.advance(Duration.ofMillis(Long.parseLong(event[0].substring(1))));
        } else {
            happen(event);
        }
        assertThat(String.join(" ", heard)).as(line.strip()).isEqualTo(sides[1].strip());
    }

    private void happen(String[] event) {
        switch (event[0]) {
            case "in" -> table.received(flow, incoming(event));
            case "elsewhere" -> table.received(otherPort, incoming(event));
            case "address" -> table.received(otherAddress, incoming(event));
            case "refuse" -> refusal = Integer.parseInt(event[1]);
            case "fail" -> failing = true;
            case "huge" -> huge = true;
            case "unsent" -> table.sendFailed(flow, sent.getLast());
            case "respond" -> respond(Integer.parseInt(event[1]));
            case "send" -> send(grown(Texts.parsed(Texts.request(event[1], BRANCH))));
            case "cancel" -> clients.getLast().cancel(List.of());
            case "close" -> {
                flow.close();
                table.closed(flow);
            }
            default -> throw new IllegalArgumentException(event[0]);
        }
    }

    private Message incoming(String[] event) {
        if (Character.isDigit(event[1].charAt(0))) {
            return Responses.to(sent.getLast(), Integer.parseInt(event[1]));
        }
        return Texts.parsed(Texts.request(event[1], event.length > 2 ? event[2] : BRANCH));
    }

    private void send(Request request) {
        sent.add(request);
        clients.add(table.send(request, flow, this));
    }

    private void respond(int status) {
        servers.getLast().respond(grown(Responses.to(received.getLast(), status)));
    }

    private <M extends Message> M grown(M message) {
        if (huge) {
            try {
                message.setContent(new byte[65_000], SipFactories.headers().createContentTypeHeader("text", "plain"));
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }
        return message;
    }

    private static String name(Message message) {
        return message instanceof Response response
                ? Integer.toString(response.getStatusCode())
                : ((Request) message).getMethod();
    }

    @Override
    public Screening screen(Flow from, Request request) {
        if (refusal > 0) {
            return new Screening.Answered(Responses.to(request, refusal));
        }
        return new Screening.Admitted(transaction -> {
            servers.add(transaction);
            received.add(request);
            hear("user:" + request.getMethod());
        });
    }

    private void hear(String what) {
        heard.add(what);
        if (failing) {
            throw new IllegalStateException("as the script wants");
        }
    }

    @Override
    public void ack(Flow from, Request ack) {
        hear("user:ACK");
    }

    @Override
    public void cancelled(ServerTransaction invite, Request cancel) {
        assertThat(invite).isSameAs(servers.getLast());
        hear("user:cancelled");
    }

    @Override
    public void strayResponse(Flow from, Response response) {
        heard.add("user:stray");
    }

    @Override
    public void response(ClientTransaction transaction, Response response) {
        hear("user:" + response.getStatusCode());
    }

    @Override
    public void failed(ClientTransaction transaction, int status) {
        hear("user:failed:" + status);
    }

    @Override
    public void closed(Flow gone) {
        heard.add("user:closed");
    }
}
