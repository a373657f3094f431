package io.sipwright.server.media;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sipwright.server", importOptions = DoNotIncludeTests.class)
class MediaLayersTest {
    private static final String SERVER = "io.sipwright.server.";

    @ArchTest
    static final ArchRule each_layer_knows_only_those_below = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(SERVER + "sdp..", SERVER + "media..")
            .layer("sdp")
            .definedBy(SERVER + "sdp")
            .layer("rewrite")
            .definedBy(SERVER + "sdp.rewrite")
            .layer("rtp")
            .definedBy(SERVER + "media.rtp")
            .layer("srtp")
            .definedBy(SERVER + "media.srtp")
            .layer("dtls")
            .definedBy(SERVER + "media.dtls")
            .layer("udp")
            .definedBy(SERVER + "media.udp")
            .layer("stun")
            .definedBy(SERVER + "media.stun")
            .layer("ice")
            .definedBy(SERVER + "media.ice")
            .layer("bridge")
            .definedBy(SERVER + "media.bridge")
            .layer("control")
            .definedBy(SERVER + "media.control")
            .whereLayer("rewrite")
            .mayOnlyBeAccessedByLayers("control")
            .whereLayer("ice")
            .mayOnlyBeAccessedByLayers("bridge", "control")
            .whereLayer("stun")
            .mayOnlyBeAccessedByLayers("ice")
            .whereLayer("udp")
            .mayOnlyBeAccessedByLayers("ice", "bridge")
            .whereLayer("dtls")
            .mayOnlyBeAccessedByLayers("bridge", "control")
            .whereLayer("srtp")
            .mayOnlyBeAccessedByLayers("dtls", "bridge")
            .whereLayer("bridge")
            .mayOnlyBeAccessedByLayers("control");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(SERVER + "(media.*|sdp..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ice4j_stands_behind_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + "media.stun")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ice4j..");

    @ArchTest
    static final ArchRule dtls_stands_behind_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + "media.dtls")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle.tls..");

    @ArchTest
    static final ArchRule srtp_stands_behind_one_package = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + "media.srtp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jitsi.srtp..");

    @ArchTest
    static final ArchRule media_knows_no_signalling = noClasses()
            .that()
            .resideInAnyPackage(SERVER + "media..", SERVER + "sdp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVER + "sip..",
                    SERVER + "transport..",
                    SERVER + "transaction..",
                    SERVER + "routing..",
                    SERVER + "dialog..");
}
