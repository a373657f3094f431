package io.sipwright.scenarios.requirement;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The requirements by id, in the order of the catalogue's files. Immutable. */
public final class Catalogue {
    /** The form of an id, {@code NAT-004}, as a regular expression. */
    public static final String ID_FORM = "[A-Z]{2,4}-\\d{3}";

    /** {@link #ID_FORM}, compiled. */
    public static final Pattern ID = Pattern.compile(ID_FORM);

    private final Map<String, Requirement> byId;

    Catalogue(List<Requirement> requirements) {
        Map<String, Requirement> map = new LinkedHashMap<>();
        requirements.forEach(r -> map.put(r.id(), r));
        byId = Collections.unmodifiableMap(map);
    }

    /**
     * The built-in catalogue.
     *
     * @throws io.sipwright.scenarios.yaml.YamlException if an entry is invalid
     */
    public static Catalogue load() {
        return CatalogueReader.fromClassPath();
    }

    /** The ids of requirements among the tags of a scenario, in order, each once. */
    public static List<String> ids(Collection<String> tags) {
        return tags.stream()
                .map(tag -> tag.substring(1))
                .filter(ID.asMatchPredicate())
                .distinct()
                .toList();
    }

    public Collection<Requirement> all() {
        return byId.values();
    }

    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The requirement of this id.
     *
     * @throws IllegalArgumentException when the catalogue has none
     */
    public Requirement get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the catalogue has no requirement " + id));
    }
}
