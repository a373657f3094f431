package io.sipwright.scenarios.rule;

import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.diagnosis.Cause;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.diagnosis.Product;
import io.sipwright.scenarios.diagnosis.Remedies;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of one rule, applied in order. Each broken one becomes a separate finding, so that a known failure
 * hides no other; the text of a pass is what was seen. For one thread.
 */
public final class Clauses {
    private final String id;
    private final String expected;
    private final Set<Product> products;
    private final List<Finding> findings = new ArrayList<>();
    private final List<BrokenRequirement> charges = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> inapplicable = new ArrayList<>();
    private final Set<String> covered = new TreeSet<>();
    private String where = "";
    private int tried;

    Clauses(String id, String expected, Evidence evidence) {
        this.id = id;
        this.expected = expected;
        this.products = Product.of(evidence.phone());
    }

    /** Sets the evidence for the findings of the next conditions. */
    public Clauses at(String place) {
        where = place;
        return this;
    }

    public Clauses at(TranscriptMessage message) {
        return at(message.where());
    }

    /** A condition that decides between pass and fail. */
    public Clauses must(boolean holds, String cause) {
        return must(holds, cause, Hint.NONE);
    }

    public Clauses must(boolean holds, String cause, Hint hint) {
        return clause(holds, Verdict.FAIL, cause, hint);
    }

    /** A condition that gives a warning only. */
    public Clauses should(boolean holds, String cause) {
        return should(holds, cause, Hint.NONE);
    }

    public Clauses should(boolean holds, String cause, Hint hint) {
        return clause(holds, Verdict.WARN, cause, hint);
    }

    /**
     * Fails if the cause belongs to this rule; if it belongs to another requirement, that one fails and this one cannot
     * be ruled on.
     */
    public Clauses unless(Optional<Cause> cause) {
        cause.ifPresentOrElse(this::broken, () -> tried++);
        return this;
    }

    private void broken(Cause cause) {
        at(cause.evidence());
        if (!cause.owned() || cause.owner().equals(id)) {
            must(false, cause.text(), cause.hint());
        } else {
            missing(cause);
        }
    }

    /** A message that one end sent must have arrived at the other end, by CSeq and order. */
    public Clauses crosses(Call call, Messages sender, TranscriptMessage sent) {
        Optional<TranscriptMessage> arrived = call.arrival(sender, sent);
        if (arrived.isPresent()) {
            return at(arrived.get()).must(true, "").seen(sent.what() + " arrived");
        }
        if (sent.sip().isRequest() && !sent.sip().method().equals("ACK")) {
            Cause lost = CallDiagnosis.ofLost(call, sender, sent);
            return at(lost.evidence())
                    .must(
                            false,
                            call.name(sender) + "'s " + sent.what() + " did not arrive: " + lost.text(),
                            lost.hint());
        }
        return at(sent).must(
                        false,
                        call.name(sender) + "'s " + sent.what() + " did not arrive at "
                                + call.name(call.opposite(sender)));
    }

    /** Adds to the text of a pass. */
    public Clauses seen(String text) {
        seen.add(text);
        return this;
    }

    /** Marks an aspect of the requirement as seen, by its name in the catalogue. */
    public Clauses covers(String aspect) {
        covered.add(aspect);
        return this;
    }

    /** One condition that does not apply; the others are still ruled on. */
    public Clauses notApplicable(String why) {
        inapplicable.add(why);
        return this;
    }

    /** The evidence does not allow a ruling. */
    public Clauses missing(String what) {
        findings.add(Finding.setupFailed(expected, what, where));
        return this;
    }

    /** The evidence does not allow a ruling, for this cause; the requirement that it breaks fails. */
    public Clauses missing(Cause cause) {
        at(cause.evidence());
        if (cause.owned()) {
            charges.add(new BrokenRequirement(
                    cause.owner(), cause.text(), cause.evidence(), Remedies.of(cause.hint(), products)));
        }
        String owner = cause.owned() && !cause.owner().equals(id) ? cause.owner() + ": " : "";
        return missing(owner + cause.text());
    }

    /** An impossible value: the harness is at fault. */
    public Clauses impossible(String figure) {
        findings.add(new Finding(Verdict.HARNESS_FAULT, expected, figure, where, "impossible figure: " + figure));
        return this;
    }

    private Clauses clause(boolean holds, Verdict otherwise, String cause, Hint hint) {
        tried++;
        if (!holds) {
            findings.add(new Finding(otherwise, expected, cause, where, cause).withRemedy(Remedies.of(hint, products)));
        }
        return this;
    }

    Judged judged() {
        if (findings.isEmpty() && tried == 0) {
            findings.add(
                    inapplicable.isEmpty()
                            ? Finding.setupFailed(expected, "the call holds nothing to rule on", where)
                            : Finding.notApplicable(expected, String.join("; ", inapplicable)));
        } else if (findings.isEmpty()) {
            findings.add(Finding.pass(expected, passText(), where));
        }
        List<String> aspects = List.copyOf(covered);
        return new Judged(findings.stream().map(f -> f.covering(aspects)).toList(), charges);
    }

    private String passText() {
        if (seen.isEmpty()) {
            throw new IllegalStateException(id + " passes and does not say what it has seen");
        }
        return Stream.concat(seen.stream().distinct(), inapplicable.stream().map(why -> "not applicable: " + why))
                .collect(Collectors.joining("; "));
    }
}
