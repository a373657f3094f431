package io.sipwright.bench.sip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A called party that rings and answers at once, and accepts every BYE (RFC 3261 §13.3). On the event loop only. */
public final class Answerer {
    private final Link link;
    private final Function<Message, String> answers;
    private final Map<String, String> tags = new HashMap<>();

    /** @param answers session description for an INVITE */
    public Answerer(Link link, Function<Message, String> answers) {
        this.link = link;
        this.answers = answers;
    }

    /** Takes requests; responses are not for it. */
    public void receive(Message message) {
        if (message.isResponse()) {
            return;
        }
        switch (message.method()) {
            case "INVITE" -> {
                // A repeated INVITE is the same call: another tag would make a fork of it.
                String tag = ";tag=" + tags.computeIfAbsent(message.header("Call-ID"), call -> Tokens.next());
                link.send(answer(message, "180 Ringing", tag) + "Content-Length: 0\r\n\r\n");
                String body = answers.apply(message);
                link.send(answer(message, "200 OK", tag) + "Content-Type: application/sdp\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
            }
            case "ACK" -> {}
            case "BYE" -> {
                tags.remove(message.header("Call-ID"));
                link.send(answer(message, "200 OK", "") + "Content-Length: 0\r\n\r\n");
            }
            default -> link.send(answer(message, "200 OK", "") + "Content-Length: 0\r\n\r\n");
        }
    }

    private String answer(Message request, String status, String tag) {
        return "SIP/2.0 " + status + "\r\n" + all(request, "Via") + all(request, "Record-Route") + all(request, "From")
                + "To: " + request.header("To") + tag + "\r\n" + all(request, "Call-ID") + all(request, "CSeq")
                + "Contact: <sip:answerer@" + link.sentBy() + ">\r\n";
    }

    private static String all(Message request, String name) {
        List<String> values = request.headers(name);
        return values.stream().map(value -> name + ": " + value + "\r\n").collect(Collectors.joining());
    }
}
