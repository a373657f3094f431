package io.sipwright.scenarios.run;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.core.runtime.FeatureSupplier;
import io.sipwright.scenarios.requirement.Catalogue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Features whose scenarios also have as tags the ids of {@code Then … hold}, and {@code @nat-KIND} for a NAT in a step. */
final class ClaimedFeatures implements FeatureSupplier {
    private static final Pattern NAT = Pattern.compile("behind an? ([a-z-]+) NAT");

    private final FeaturePathFeatureSupplier files;

    /** @param options name the files */
    ClaimedFeatures(RuntimeOptions options) {
        files = new FeaturePathFeatureSupplier(
                ClaimedFeatures.class::getClassLoader, options, new FeatureParser(UUID::randomUUID));
    }

    /** @throws io.cucumber.core.gherkin.FeatureParserException if a file is not Gherkin; the message names the place */
    @Override
    public List<Feature> get() {
        return files.get().stream().map(ClaimedFeatures::claimed).toList();
    }

    private static Feature claimed(Feature feature) {
        List<Pickle> pickles =
                feature.getPickles().stream().map(ClaimedFeatures::claimed).toList();
        return instead(Feature.class, feature, Map.of("getPickles", pickles));
    }

    private static Pickle claimed(Pickle scenario) {
        Set<String> tags = new LinkedHashSet<>(scenario.getTags());
        scenario.getSteps().stream()
                .map(step -> step.getText())
                .filter(text -> text.endsWith(" hold") || text.endsWith(" holds"))
                .map(Catalogue.ID::matcher)
                .flatMap(Matcher::results)
                .forEach(id -> tags.add("@" + id.group()));
        scenario.getSteps().stream()
                .map(step -> NAT.matcher(step.getText()))
                .flatMap(Matcher::results)
                .forEach(nat -> tags.add("@nat-" + nat.group(1)));
        return instead(Pickle.class, scenario, Map.of("getTags", new ArrayList<>(tags)));
    }

    /** The same object with other results of these methods. */
    private static <T> T instead(Class<T> type, T original, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (answers.containsKey(method.getName())) {
                return answers.get(method.getName());
            }
            try {
                return method.invoke(original, args);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }));
    }
}
