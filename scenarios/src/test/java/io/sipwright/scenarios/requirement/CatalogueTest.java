package io.sipwright.scenarios.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final String ENTRY = """
            - id: NAT-004
              title: "t"
              rfc: "7118 §B.1"
              level: MUST
              role: registrar
              check: c
              catches: c
              needs: [browser]
            """;

    @Test
    void holds_351_requirements_with_the_counts_of_its_readme() {
        Catalogue catalogue = Catalogue.load();
        assertThat(catalogue.all()).hasSize(351);
        assertThat(catalogue.all().stream().filter(r -> r.level() == Level.MUST))
                .hasSize(246);
        assertThat(catalogue.all().stream().filter(r -> r.level() == Level.PRACTICE))
                .hasSize(58);
        assertThat(catalogue.get("NAT-004").title()).startsWith("A browser with a random .invalid Contact");
        assertThat(catalogue.find("NAT-999")).isEmpty();
    }

    @Test
    void refuses_an_unknown_level_a_second_id_and_a_missing_field_with_their_places() {
        assertThatThrownBy(() -> read(ENTRY.replace("MUST", "SHALL")))
                .hasMessage("nat.yaml:4: a level is MUST, SHOULD, MAY or practice, not SHALL");
        assertThatThrownBy(() -> read(ENTRY + ENTRY)).hasMessage("nat.yaml:9: the id NAT-004 occurs twice");
        assertThatThrownBy(() -> read(ENTRY.replace("  role: registrar\n", "")))
                .hasMessage("nat.yaml:1: \"role\" is missing");
        assertThatThrownBy(() -> read(ENTRY.replace("[browser]", "[luck]")))
                .hasMessageContaining("nat.yaml:8: \"luck\"");
    }

    private static Catalogue read(String text) {
        CatalogueReader reader = new CatalogueReader();
        reader.read("nat.yaml", new StringReader(text));
        return reader.catalogue();
    }
}
