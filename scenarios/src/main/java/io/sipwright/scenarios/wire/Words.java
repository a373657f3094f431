package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.HeaderChange;
import io.sipwright.scenarios.endpoint.HeaderExpectation;
import java.util.List;
import java.util.Optional;

/** The small parts of sentences that several steps share. */
final class Words {
    /** One name or several. */
    static final String NAMES = "\\w+(?:(?:, | and )\\w+)*";

    private Words() {}

    static List<String> names(String text) {
        return List.of(text.split(", | and "));
    }

    static AutomaticBehaviour habits(AutomaticBehaviour before, String which) {
        return switch (which) {
            case "does nothing by itself", "do nothing by themselves" -> AutomaticBehaviour.NONE;
            case "acknowledges nothing", "acknowledge nothing" -> before.withoutAcknowledging();
            case "answers no challenge", "answer no challenge" -> before.withoutAuthenticating();
            case "answers nothing", "answer nothing" -> before.withoutAnswering();
            case "repeats nothing", "repeat nothing" -> before.withoutRepeating();
            case "behaves as usual" -> AutomaticBehaviour.ALL;
            default ->
                throw new IllegalArgumentException("\"" + which + "\" is no habit; there are: does nothing by itself,"
                        + " acknowledges nothing, answers no challenge, answers nothing, repeats nothing");
        };
    }

    static List<HeaderChange> changes(Values values, DataTable table) {
        return table.cells().stream()
                .map(values::fill)
                .map(row -> HeaderChange.of(row.get(0), row.size() < 2 ? "" : row.get(1)))
                .toList();
    }

    static List<HeaderExpectation> expectations(Values values, DataTable table) {
        return table.cells().stream()
                .map(values::fill)
                .map(row -> HeaderExpectation.of(row.size() > 2 && row.get(2).isEmpty() ? row.subList(0, 2) : row))
                .toList();
    }

    /** The headers of {@code without Contact and Expires}. */
    static List<HeaderChange> without(Optional<String> names) {
        return names.map(text -> List.of(text.split(", | and "))).orElse(List.of()).stream()
                .map(HeaderChange::without)
                .toList();
    }
}
