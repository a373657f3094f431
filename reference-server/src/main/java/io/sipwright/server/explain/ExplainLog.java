package io.sipwright.server.explain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each rewrite as one line of {@code key="value"} pairs to the logger {@code io.sipwright.explain}. Thread-safe. */
public final class ExplainLog implements ReasonLedger {
    private static final Logger LOG = LoggerFactory.getLogger("io.sipwright.explain");

    @Override
    public void note(Rewrite rewrite) {
        LOG.atInfo()
                .setMessage("rewrite rule={} rfc=\"{}\" call=\"{}\" where=\"{}\" before=\"{}\" after=\"{}\"")
                .addArgument(rewrite.rule())
                .addArgument(rewrite.rfc())
                .addArgument(oneLine(rewrite.callId()))
                .addArgument(oneLine(rewrite.where()))
                .addArgument(oneLine(rewrite.before()))
                .addArgument(oneLine(rewrite.after()))
                .log();
    }

    /** A peer's text must not forge a line of the log. */
    private static String oneLine(String text) {
        return text.replace("\"", "'").replaceAll("\\R", "\\\\n");
    }
}
