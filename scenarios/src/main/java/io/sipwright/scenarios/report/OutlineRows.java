package io.sipwright.scenarios.report;

import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.TestCase;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers the rows of scenario outlines: rows without a name of their own would all have the same one. Safe for any thread. */
final class OutlineRows {
    private final Map<Row, Integer> numbers = new ConcurrentHashMap<>();

    private record Row(URI feature, int line) {}

    /** Notes the outlines of a feature. */
    void add(URI feature, Collection<? extends Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof Node.ScenarioOutline outline) {
                number(feature, outline);
            } else if (node instanceof Node.Container<?> container) {
                add(feature, container.elements());
            }
        }
    }

    private void number(URI feature, Node.ScenarioOutline outline) {
        boolean named = outline.getName().filter(name -> name.contains("<")).isPresent();
        int row = 0;
        for (Node.Examples examples : outline.elements()) {
            for (Node.Example example : examples.elements()) {
                row++;
                if (!named) {
                    numbers.put(new Row(feature, example.getLocation().getLine()), row);
                }
            }
        }
    }

    /** The name of a scenario; that of a row ends with its number in the outline: {@code Odd user parts are unknown users #2}. */
    String name(TestCase scenario) {
        Integer row =
                numbers.get(new Row(scenario.getUri(), scenario.getLocation().getLine()));
        return row == null ? scenario.getName() : scenario.getName() + " #" + row;
    }
}
