package io.sipwright.ci.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sipwright.scenarios.requirement.Catalogue;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WovenMutantsTest {
    static Stream<WovenMutant> mutants() {
        return WovenMutants.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void the_method_that_a_mutant_alters_exists(WovenMutant mutant) throws ClassNotFoundException {
        Class<?> type =
                Class.forName(mutant.fault().className(), false, getClass().getClassLoader());

        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .anyMatch(name -> name.matches(mutant.fault().method()));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_belongs_to_requirements_of_the_catalogue(WovenMutant mutant) {
        Catalogue catalogue = Catalogue.load();

        assertThat(Stream.concat(Stream.of(mutant.requirement()), mutant.mayAlsoBreak().stream()))
                .allMatch(id -> catalogue.find(id).isPresent());
    }

    @Test
    void names_are_unique() {
        assertThat(WovenMutants.ALL.stream().map(WovenMutant::name))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    void a_fault_is_there_only_while_it_is_switched_on() {
        ActiveMutant active = new ActiveMutant();
        WovenMutant mutant = WovenMutants.named("ports-not-released");
        String type = mutant.fault().className();

        assertThat(active.call(type, "end", new Object[0], arguments -> "as written"))
                .isEqualTo("as written");
        active.on(mutant);
        assertThat(active.call(type, "end", new Object[0], arguments -> "as written"))
                .isNull();
        assertThat(active.call(type, "other", new Object[0], arguments -> "as written"))
                .isEqualTo("as written");
        assertThat(active.call("x.Other", "end", new Object[0], arguments -> "as written"))
                .isEqualTo("as written");
        active.off();
        assertThat(active.call(type, "end", new Object[0], arguments -> "as written"))
                .isEqualTo("as written");
    }

    @Test
    void faults_are_switched_from_another_process() throws Exception {
        ActiveMutant active = new ActiveMutant();
        WovenMutant mutant = WovenMutants.named("ports-not-released");
        try (FaultControl control = new FaultControl()) {
            FaultControl.obey(control.port(), active);

            control.on(mutant.name());
            assertThat(active.call(mutant.fault().className(), "end", new Object[0], arguments -> "as written"))
                    .isNull();
            control.off();
            assertThat(active.call(mutant.fault().className(), "end", new Object[0], arguments -> "as written"))
                    .isEqualTo("as written");
            assertThat(catchThrowable(() -> control.on("nothing"))).hasMessageContaining("there is no mutant nothing");
        }
    }
}
