package io.sipwright.browsers;

import io.sipwright.browsers.driver.SearchPath;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A test that needs a browser. Without it the test is left out, with the reason; with {@code SIPWRIGHT_MEANS=required},
 * as in {@code ci/test}, it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsBrowser.Condition.class)
public @interface NeedsBrowser {
    /** {@code chromium} or {@code firefox}. */
    String[] value();

    /** Looks for the browser and the programs that it needs. */
    final class Condition implements ExecutionCondition {
        private static final Logger LOG = LoggerFactory.getLogger(NeedsBrowser.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            for (String browser : AnnotationSupport.findAnnotation(context.getElement(), NeedsBrowser.class)
                    .map(NeedsBrowser::value)
                    .orElse(new String[0])) {
                if (!installed(browser) && !"required".equals(System.getenv("SIPWRIGHT_MEANS"))) {
                    LOG.warn("left out: {}: {} is not installed", context.getDisplayName(), browser);
                    return ConditionEvaluationResult.disabled(browser + " is not installed");
                }
            }
            return ConditionEvaluationResult.enabled("");
        }

        private static boolean installed(String browser) {
            return browser.equals("chromium")
                    ? found("chromium", "google-chrome").isPresent()
                            && found("chromedriver").isPresent()
                    : found("firefox-esr", "firefox").isPresent()
                            && found("pulseaudio").isPresent();
        }

        private static Optional<?> found(String... names) {
            return SearchPath.ofEnvironment().find(names);
        }
    }
}
