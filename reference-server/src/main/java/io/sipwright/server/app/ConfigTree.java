package io.sipwright.server.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merges configuration trees. Pure except for the tree that is changed. */
final class ConfigTree {
    private ConfigTree() {}

    /** Keys of the upper tree win; lists are replaced as a whole. */
    static void overlay(ObjectNode under, ObjectNode upper) {
        for (var entry : upper.properties()) {
            JsonNode below = under.get(entry.getKey());
            if (below instanceof ObjectNode lower && entry.getValue() instanceof ObjectNode over) {
                overlay(lower, over);
            } else {
                under.set(entry.getKey(), entry.getValue());
            }
        }
    }

    /** Sets one value; the path has dots, list places are numbers. */
    static void set(ObjectNode root, String path, JsonNode value) throws BadConfigException {
        JsonNode node = root;
        String[] keys = path.split("\\.", -1);
        for (int i = 0; i < keys.length - 1; i++) {
            node = child(node, keys[i], path);
        }
        String last = keys[keys.length - 1];
        if (node instanceof ObjectNode object) {
            object.set(last, value);
        } else if (node instanceof ArrayNode list && isPlace(list, last)) {
            list.set(Integer.parseInt(last), value);
        } else {
            throw new BadConfigException("--set " + path + ": there is no such key");
        }
    }

    private static JsonNode child(JsonNode node, String key, String path) throws BadConfigException {
        if (node instanceof ObjectNode object) {
            JsonNode found = object.get(key);
            return found == null
                    ? object.set(key, JsonNodeFactory.instance.objectNode()).get(key)
                    : found;
        }
        if (node instanceof ArrayNode list && isPlace(list, key)) {
            return list.get(Integer.parseInt(key));
        }
        throw new BadConfigException("--set " + path + ": there is no such key");
    }

    private static boolean isPlace(ArrayNode list, String key) {
        return key.matches("\\d{1,4}") && Integer.parseInt(key) < list.size();
    }
}
