package io.sipwright.ci.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {
    static Stream<Mutant> mutants() {
        return Mutants.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void the_method_that_a_mutant_alters_exists(Mutant mutant) throws ClassNotFoundException {
        Class<?> type =
                Class.forName(mutant.fault().className(), false, getClass().getClassLoader());

        assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
                .anyMatch(name -> name.matches(mutant.fault().method()));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_mutant_belongs_to_requirements_of_the_catalogue(Mutant mutant) {
        Catalogue catalogue = Catalogue.load();

        assertThat(Stream.concat(Stream.of(mutant.requirement()), mutant.blast().stream()))
                .allMatch(id -> catalogue.find(id).isPresent());
    }

    @Test
    void names_are_unique_and_a_line_says_name_owner_and_fault() {
        assertThat(Mutants.ALL.stream().map(Mutant::name))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(15);
        assertThat(Mutants.named("rtcp-mux-missing").line())
                .isEqualTo("rtcp-mux-missing               SDP-020   The answer to a browser lacks a=rtcp-mux.");
    }
}
