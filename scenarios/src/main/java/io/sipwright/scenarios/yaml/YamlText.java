package io.sipwright.scenarios.yaml;

import java.io.Reader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads YAML into nodes that know their places. */
public final class YamlText {
    private YamlText() {}

    /**
     * The root of the one document in the text.
     *
     * @param file its name in error messages
     * @throws YamlFault when it is empty or no YAML
     */
    public static YamlNode root(String file, Reader text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                throw new YamlFault(file, 1, "the file is empty");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new YamlFault(file, line, "this is not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw new YamlFault(
                    file, 1, "this is not text: it contains the character U+%04X".formatted(e.getCodePoint()));
        }
    }
}
