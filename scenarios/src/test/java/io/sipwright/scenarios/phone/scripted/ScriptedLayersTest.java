package io.sipwright.scenarios.phone.scripted;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
        packages = "io.sipwright.scenarios.phone.scripted",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ScriptedLayersTest {
    private static final String BASE = "io.sipwright.scenarios.phone.scripted";

    @ArchTest
    static final ArchRule layers_lead_downwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("phone")
            .definedBy(BASE)
            .layer("sip")
            .definedBy(BASE + ".sip")
            .layer("media")
            .definedBy(BASE + ".media")
            .layer("sdp")
            .definedBy(BASE + ".sdp")
            .layer("srtp")
            .definedBy(BASE + ".srtp")
            .layer("dtls")
            .definedBy(BASE + ".dtls")
            .layer("ice")
            .definedBy(BASE + ".ice")
            .whereLayer("phone")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sip")
            .mayOnlyBeAccessedByLayers("phone")
            .whereLayer("media")
            .mayOnlyBeAccessedByLayers("sip", "phone")
            .whereLayer("srtp")
            .mayOnlyBeAccessedByLayers("media")
            .whereLayer("sdp")
            .mayOnlyBeAccessedByLayers("media", "sip")
            .whereLayer("dtls")
            .mayOnlyBeAccessedByLayers("media", "srtp", "sdp")
            .whereLayer("ice")
            .mayOnlyBeAccessedByLayers("media", "sdp");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            SlicesRuleDefinition.slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule bouncy_castle_stays_in_dtls = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".dtls")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule the_judged_is_unknown_here =
            ArchRuleDefinition.noClasses().should().dependOnClassesThat().resideInAPackage("io.sipwright.server..");
}
