package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.BackToBack;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import java.util.function.Predicate;

/**
 * Makes rulings of findings by level, strictness and the target's capabilities. Immutable.
 *
 * @param catalogue the requirements
 * @param strictness how much a SHOULD weighs
 * @param disclaims whether the target's profile says {@code no} to an id or a role
 */
public record Rulebook(Catalogue catalogue, Strictness strictness, Predicate<String> disclaims) {
    /** The beginning of the reason where a back-to-back agent wrote a message instead of forwarding one. */
    public static final String WRITTEN_ANEW = BackToBack.REASON + " writes its own messages; seen: ";

    /**
     * The ruling on a requirement.
     *
     * @throws IllegalArgumentException when the catalogue has no such requirement
     */
    public Ruling rule(String id, Finding finding) {
        Requirement requirement = catalogue.get(id);
        Verdict weighed = strictness.weigh(finding.verdict(), requirement.level());
        boolean bad = weighed == Verdict.FAIL || weighed == Verdict.WARN || weighed == Verdict.SETUP_FAILED;
        Finding ruled = finding.withVerdict(weighed);
        if (bad && BackToBack.exempts(id) && disclaims.test(BackToBack.CAPABILITY)) {
            ruled = notApplicable(finding);
        } else if (bad && disclaimed(requirement)) {
            ruled = unsupported(finding);
        }
        return new Ruling(id, requirement.level().word(), ruled);
    }

    /** Whether this requirement is on a forwarded message, and the target is a back-to-back agent, which writes its own. */
    public boolean isWrittenAnew(String id) {
        return BackToBack.writesAnew(id) && disclaims.test(BackToBack.CAPABILITY);
    }

    /** Whether the catalogue has this requirement. */
    public boolean knows(String id) {
        return catalogue.find(id).isPresent();
    }

    /** A target that is not a proxy has dialogs too, so the role proxy is never disclaimed. */
    private boolean disclaimed(Requirement requirement) {
        String role = requirement.role();
        return disclaims.test(requirement.id()) || (!role.equals(BackToBack.CAPABILITY) && disclaims.test(role));
    }

    private static Finding notApplicable(Finding finding) {
        return Finding.notApplicable(finding.expected(), BackToBack.REASON + ", no proxy; seen: " + finding.actual());
    }

    private static Finding unsupported(Finding finding) {
        return new Finding(
                Verdict.UNSUPPORTED,
                finding.expected(),
                finding.actual(),
                finding.where(),
                "the target's profile says no; seen: " + finding.cause());
    }
}
