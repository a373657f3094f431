package io.sipwright.pstn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The layers of the far end from bottom to top: wire, sip and tone depend on nothing; rtp uses tone; ua uses sip and
 * wire; the gateway uses them all; a PBX is a gateway observed by its mirror, with one package per product.
 */
@AnalyzeClasses(packages = "io.sipwright.pstn", importOptions = ImportOption.DoNotIncludeTests.class)
class FarEndLayersTest {
    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("port")
            .definedBy("io.sipwright.pstn.port..")
            .layer("wire")
            .definedBy("io.sipwright.pstn.wire..")
            .layer("sip")
            .definedBy("io.sipwright.pstn.sip..")
            .layer("sdp")
            .definedBy("io.sipwright.pstn.sdp..")
            .layer("tone")
            .definedBy("io.sipwright.pstn.tone..")
            .layer("tamper")
            .definedBy("io.sipwright.pstn.tamper..")
            .layer("rtp")
            .definedBy("io.sipwright.pstn.rtp..")
            .layer("ua")
            .definedBy("io.sipwright.pstn.ua..")
            .layer("gateway")
            .definedBy("io.sipwright.pstn.gateway..")
            .layer("hep")
            .definedBy("io.sipwright.pstn.hep..")
            .layer("container")
            .definedBy("io.sipwright.pstn.container..")
            .layer("exchange")
            .definedBy("io.sipwright.pstn.exchange..")
            .layer("products")
            .definedBy("io.sipwright.pstn.asterisk..", "io.sipwright.pstn.freeswitch..")
            .whereLayer("port")
            .mayNotAccessAnyLayer()
            .whereLayer("wire")
            .mayOnlyAccessLayers("port")
            .whereLayer("sip")
            .mayOnlyAccessLayers("wire")
            .whereLayer("sdp")
            .mayOnlyAccessLayers("sip")
            .whereLayer("tone")
            .mayNotAccessAnyLayer()
            .whereLayer("tamper")
            .mayOnlyAccessLayers("wire", "sip")
            .whereLayer("rtp")
            .mayOnlyAccessLayers("wire", "tone")
            .whereLayer("hep")
            .mayNotAccessAnyLayer()
            .whereLayer("container")
            .mayNotAccessAnyLayer()
            .whereLayer("ua")
            .mayOnlyAccessLayers("sip", "wire")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("exchange", "products")
            .whereLayer("exchange")
            .mayOnlyBeAccessedByLayers("products")
            .whereLayer("products")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ONE_PLACE_KNOWS_TESTCONTAINERS = noClasses()
            .that()
            .resideOutsideOfPackage("io.sipwright.pstn.container..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.sipwright.pstn.(*)..").should().beFreeOfCycles();
}
