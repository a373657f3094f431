package io.sipwright.pstn.exchange;

import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
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
 * A test that needs the image of a PBX. Without it the test is left out, with the reason; with {@code
 * SIPWRIGHT_MEANS=required}, as in {@code ci/test}, it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsImage.Condition.class)
public @interface NeedsImage {
    /** Short name of the image. */
    String value();

    /** Looks for the image. */
    final class Condition implements ExecutionCondition {
        private static final Logger LOG = LoggerFactory.getLogger(NeedsImage.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<String> image = AnnotationSupport.findAnnotation(context.getElement(), NeedsImage.class)
                    .map(NeedsImage::value);
            if (image.isEmpty() || "required".equals(System.getenv("SIPWRIGHT_MEANS"))) {
                return ConditionEvaluationResult.enabled("");
            }
            System.setProperty("sipwright.home", System.getProperty("sipwright.root", "."));
            try {
                Images.find(image.get());
                return ConditionEvaluationResult.enabled("");
            } catch (ContainerUnavailableException missing) {
                LOG.warn("left out: {}: {}", context.getDisplayName(), missing.getMessage());
                return ConditionEvaluationResult.disabled(String.valueOf(missing.getMessage()));
            }
        }
    }
}
