package io.sipwright.ci;

import io.sipwright.browsers.driver.SearchPath;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A test that needs programs or images. Without one of them the test is left out, with the reason; with {@code
 * SIPWRIGHT_MEANS=required}, as in {@code ci/test}, it fails instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
@interface Needs {
    /** Programs by their names, {@code chromium} and {@code firefox} among them; images as {@code image:asterisk}. */
    String[] value();

    /** Looks for what a test needs. */
    final class Condition implements ExecutionCondition {
        private static final Logger LOG = LoggerFactory.getLogger(Needs.class);
        private static final String IMAGE = "image:";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                    .flatMap(needs -> Stream.of(needs.value())
                            .flatMap(n -> missing(n).stream())
                            .findFirst())
                    .map(reason -> {
                        LOG.warn("left out: {}: {}", context.getDisplayName(), reason);
                        return ConditionEvaluationResult.disabled(reason);
                    })
                    .orElse(ConditionEvaluationResult.enabled(""));
        }

        /** The same for a part of a test. */
        static void assume(String need) {
            missing(need).ifPresent(reason -> {
                LOG.warn("left out: {}", reason);
                Assumptions.abort(reason);
            });
        }

        private static Optional<String> missing(String need) {
            if ("required".equals(System.getenv("SIPWRIGHT_MEANS"))) {
                return Optional.empty();
            }
            if (need.startsWith(IMAGE)) {
                return image(need.substring(IMAGE.length()));
            }
            return switch (need) {
                case "chromium" -> program("chromium", "google-chrome").or(() -> program("chromedriver"));
                case "firefox" -> program("firefox-esr", "firefox").or(() -> program("pulseaudio"));
                default -> program(need);
            };
        }

        private static Optional<String> image(String name) {
            System.setProperty("sipwright.home", Deployment.HOME.toString());
            try {
                Images.find(name);
                return Optional.empty();
            } catch (ContainerUnavailableException missing) {
                return Optional.of(String.valueOf(missing.getMessage()));
            }
        }

        private static Optional<String> program(String... names) {
            return SearchPath.ofEnvironment().find(names).isPresent()
                    ? Optional.empty()
                    : Optional.of(names[0] + " is not installed");
        }
    }
}
