package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an endpoint answers requests of one method: its responses in order.
 *
 * @param answers in order; none for a request that is left unanswered
 */
public record AnswerPlan(List<Answer> answers) {
    private static final Pattern ANSWER = Pattern.compile(
            "(?:a )?(reliable )?(\\d{3})(?: \"([^\"]*)\")?(?: with description (\\w+))?(?: in dialog \"([^\"]+)\")?"
                    + "(?: after ([\\d.]+ (?:ms|s|min)))?");

    public AnswerPlan {
        answers = List.copyOf(answers);
    }

    /**
     * One response.
     *
     * @param status its code
     * @param reason its phrase; empty for the usual one
     * @param reliable whether a provisional response is sent reliably (RFC 3262)
     * @param description names the session description in its body; empty for the usual one
     * @param dialog names the dialog that it makes; the same name has the same To tag
     * @param delay after the request, or after the answer before
     * @param changes to its headers
     */
    public record Answer(
            int status,
            Optional<String> reason,
            boolean reliable,
            Optional<String> description,
            Optional<String> dialog,
            Duration delay,
            Change changes) {
        /** Changes the response before it is sent. */
        @FunctionalInterface
        public interface Change {
            SipText apply(SipText request, SipText response);
        }

        public static Answer of(int status) {
            return new Answer(
                    status,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ZERO,
                    (request, response) -> response);
        }

        /** A response of which every byte is given. */
        public static Answer raw(UnaryOperator<SipText> writer) {
            return of(200).with((request, response) -> writer.apply(request));
        }

        Answer with(Change change) {
            return new Answer(status, reason, reliable, description, dialog, delay, change);
        }
    }

    /** The same plan, with changes to the headers of its last answer. */
    public AnswerPlan with(List<HeaderChange> changes) {
        List<Answer> changed = new ArrayList<>(answers);
        AnswerPlan.Answer last = changed.get(changed.size() - 1);
        changed.set(changed.size() - 1, last.with((request, response) -> HeaderChange.apply(response, changes)));
        return new AnswerPlan(changed);
    }

    /**
     * Reads {@code 486}, {@code 486 after 200 ms}, {@code 180 and nothing more}, {@code nothing},
     * {@code 180, then 200 after 1 s}, {@code a reliable 183 with description A in dialog "one"}.
     *
     * @throws IllegalArgumentException if a part is not an answer
     */
    public static AnswerPlan parse(String text) {
        String plain = text.replace(" and nothing more", "");
        if (plain.equals("nothing")) {
            return new AnswerPlan(List.of());
        }
        List<Answer> answers = new ArrayList<>();
        for (String part : plain.split(", then (?:with )?")) {
            Matcher m = ANSWER.matcher(part.strip());
            if (!m.matches()) {
                throw new IllegalArgumentException("\"" + part + "\" is no answer; write 486, 486 after 200 ms, 486"
                        + " \"Not now\" or a reliable 183 with description A in dialog \"one\"");
            }
            answers.add(new Answer(
                    Integer.parseInt(m.group(2)),
                    Optional.ofNullable(m.group(3)),
                    m.group(1) != null,
                    Optional.ofNullable(m.group(4)),
                    Optional.ofNullable(m.group(5)),
                    m.group(6) == null ? Duration.ZERO : Durations.parse(m.group(6)),
                    (request, response) -> response));
        }
        return new AnswerPlan(answers);
    }
}
