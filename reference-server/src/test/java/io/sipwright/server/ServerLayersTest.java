package io.sipwright.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers of this module: one direction, no cycles, and each third-party library behind its own package. */
class ServerLayersTest {
    private static final String BASE = "io.sipwright.server.";

    /** Lowest first; a layer knows only those before it. */
    private static final List<String> LAYERS = List.of(
            "clock",
            "explain",
            "limit",
            "sip",
            "sdp",
            "transport",
            "nat",
            "transaction",
            "auth",
            "registrar",
            "media",
            "dialog",
            "routing",
            "presence",
            "app");

    private static final List<String> RESOLVING = List.of(
            "java.net.InetAddress.getByName(",
            "java.net.InetAddress.getAllByName(",
            "java.net.InetSocketAddress.<init>(java.lang.String,");

    /** They read what stands in brackets, or an address of the configuration. */
    private static final List<String> NEVER_ASKING = List.of(
            BASE + "nat.IpLiteral.v6(",
            BASE + "sip.ViaSource.sameV6(",
            BASE + "media.ice.IcePort.<init>(",
            BASE + "media.bridge.PortPool.bind(");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sipwright.server");

    @Test
    void a_layer_knows_only_lower_layers() {
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            String[] higher = LAYERS.subList(layer + 1, LAYERS.size()).stream()
                    .map(name -> BASE + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + LAYERS.get(layer) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(higher)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void every_package_has_its_place_among_the_layers() {
        String[] known = LAYERS.stream().map(name -> BASE + name + "..").toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(CLASSES);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("io.sipwright.server.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void jain_sips_insides_are_known_to_the_codec_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "sip..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gov.nist..")
                .check(CLASSES);
    }

    /** F19, DNS-005, NAT-005: the platform would look up whatever is no address in brackets. */
    @Test
    void no_name_is_resolved() {
        noClasses()
                .should()
                .accessTargetWhere(describe("may ask a resolver", ServerLayersTest::mayAskAResolver))
                .check(CLASSES);
    }

    private static boolean mayAskAResolver(JavaAccess<?> access) {
        return RESOLVING.stream().anyMatch(access.getTarget().getFullName()::startsWith)
                && NEVER_ASKING.stream().noneMatch(access.getOrigin().getFullName()::startsWith);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clock",
                "limit",
                "sip",
                "sdp",
                "transaction",
                "auth",
                "registrar",
                "nat",
                "dialog",
                "routing",
                "explain"
            })
    void protocol_engines_do_no_input_and_output(String layer) {
        noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
