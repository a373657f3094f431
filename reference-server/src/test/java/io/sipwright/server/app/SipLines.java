package io.sipwright.server.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A message as text, for test ends that share no code with the server. */
record SipLines(String text) {
    String start() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    String uri() {
        return start().split(" ")[1];
    }

    String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    /** The values of every header line of this name, in order. */
    List<String> all(String name) {
        String head = text.substring(0, text.indexOf("\r\n\r\n"));
        return Arrays.stream(head.split("\r\n"))
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    String one(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    /** The URI inside the first Contact. */
    String contactUri() {
        return one("Contact").replaceFirst("^.*<", "").replaceFirst(">.*$", "");
    }

    /** A response to this request. */
    String reply(String status, String toTag, String... more) {
        List<String> lines = new ArrayList<>();
        lines.add("SIP/2.0 " + status);
        all("Via").forEach(via -> lines.add("Via: " + via));
        all("Record-Route").forEach(route -> lines.add("Record-Route: " + route));
        lines.add("From: " + one("From"));
        lines.add("To: " + one("To") + (one("To").contains("tag=") ? "" : ";tag=" + toTag));
        lines.add("Call-ID: " + one("Call-ID"));
        lines.add("CSeq: " + one("CSeq"));
        return join(lines, more);
    }

    /** Header lines, and a body where one of them starts with {@code v=0}. */
    static String join(List<String> start, String... more) {
        List<String> lines = new ArrayList<>(start);
        String body = "";
        for (String line : more) {
            if (line.startsWith("v=0")) {
                body = line;
                lines.add("Content-Type: application/sdp");
            } else {
                lines.add(line);
            }
        }
        lines.add("Content-Length: " + body.length());
        return String.join("\r\n", lines) + "\r\n\r\n" + body;
    }
}
