package io.sipwright.scenarios.report.html;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts by lines: longest common subsequence, with equal lines folded into one. */
final class LineDiff {
    private static final int LONGEST = 600;

    private LineDiff() {}

    /** The kind of a line's change. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A line and its change. */
    record Change(Kind kind, String text) {
        String sign() {
            return switch (kind) {
                case SAME -> " ";
                case REMOVED -> "−";
                case ADDED -> "+";
            };
        }
    }

    static List<Change> of(List<String> before, List<String> after) {
        List<String> a = before.size() <= LONGEST ? before : before.subList(0, LONGEST);
        List<String> b = after.size() <= LONGEST ? after : after.subList(0, LONGEST);
        int[][] common = common(a, b);
        List<Change> changes = new ArrayList<>();
        int same = 0;
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                same++;
                i++;
                j++;
                continue;
            }
            same = fold(same, changes);
            if (j >= b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                changes.add(new Change(Kind.REMOVED, a.get(i++)));
            } else {
                changes.add(new Change(Kind.ADDED, b.get(j++)));
            }
        }
        fold(same, changes);
        return changes;
    }

    private static int fold(int same, List<Change> changes) {
        if (same > 0) {
            changes.add(new Change(Kind.SAME, same == 1 ? "1 line the same" : same + " lines the same"));
        }
        return 0;
    }

    /** Length of the longest common subsequence of the remainders from i and j on. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}
