package io.sipwright.scenarios.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The documentation of a step, beside its code; {@code sipwright steps} and docs/steps.md are made from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Sentence {
    /** The topic under which it is listed. */
    String topic();

    /** What it does, in one or two sentences. */
    String does();

    /** Whole steps, each with its table or text; each is parsed by a test. */
    String[] examples();
}
