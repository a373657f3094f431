package io.sipwright.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    @Test
    void scalars_stay_as_they_are_written() {
        YamlNode root = root("pin: 007\nanswer: no\nversion: 1.10\nempty:\n");

        assertThat(entry(root, "pin").text()).isEqualTo("007");
        assertThat(entry(root, "answer").text()).isEqualTo("no");
        assertThat(entry(root, "version").text()).isEqualTo("1.10");
        assertThat(entry(root, "empty").anyText()).isEmpty();
    }

    @Test
    void lists_mappings_and_folded_texts_are_read_in_their_order() {
        YamlNode root = root("- a: 1\n  b: >-\n    two\n    lines\n- [x, y]\n");

        assertThat(root.items().get(0).entries().keySet()).containsExactly("a", "b");
        assertThat(entry(root.items().get(0), "b").text()).isEqualTo("two lines");
        assertThat(root.items().get(1).items()).extracting(YamlNode::text).containsExactly("x", "y");
    }

    @Test
    void a_complaint_names_file_and_line_of_the_value() {
        YamlNode second = entry(entry(root("a: 1\nb:\n  c: 3\n  d: 4\n"), "b"), "d");

        assertThat(second.fault("is wrong")).hasMessage("test.yaml:4: is wrong");
    }

    @Test
    void a_key_that_occurs_twice_is_refused_where_it_occurs_again() {
        refused("a: 1\nb: 2\na: 3\n", "test.yaml:3: \"a\" occurs twice");
    }

    @Test
    void what_is_no_yaml_is_refused_with_the_line_of_the_problem() {
        refused("a: 1\nb: [1, 2\nc: 3\n", "test.yaml:3: this is not YAML: expected ',' or ']'");
        refused("a: 1\n\tb: 2\n", "test.yaml:2: this is not YAML: ");
    }

    @Test
    void aliases_control_characters_and_empty_files_are_refused() {
        refused("a: &x 1\nb: *x\n", "test.yaml:2: an alias (*name) is not allowed here");
        refused("a: 1\nb: \u0001\n", "test.yaml:2: this is not text: it contains the character U+0001");
        refused("# nothing\n", "test.yaml:1: the file is empty");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> root(text)).isInstanceOf(YamlException.class).hasMessageStartingWith(message);
    }

    private static YamlNode entry(YamlNode mapping, String key) {
        return mapping.required(mapping.entries(), key);
    }

    private static YamlNode root(String text) {
        return YamlText.root("test.yaml", new StringReader(text));
    }
}
