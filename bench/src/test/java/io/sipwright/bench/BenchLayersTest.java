package io.sipwright.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(packages = "io.sipwright.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchLayersTest {
    @ArchTest
    static final ArchRule LAYERS = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("figure")
            .definedBy("io.sipwright.bench.figure..")
            .layer("peer")
            .definedBy("io.sipwright.bench.peer..")
            .layer("sip")
            .definedBy("io.sipwright.bench.sip..")
            .layer("media")
            .definedBy("io.sipwright.bench.media..")
            .layer("workload")
            .definedBy("io.sipwright.bench.workload..")
            .layer("profile")
            .definedBy("io.sipwright.bench.profile..")
            .whereLayer("figure")
            .mayNotAccessAnyLayer()
            .whereLayer("peer")
            .mayNotAccessAnyLayer()
            .whereLayer("sip")
            .mayOnlyAccessLayers("peer")
            .whereLayer("media")
            .mayOnlyAccessLayers("figure", "peer", "sip")
            .whereLayer("workload")
            .mayOnlyAccessLayers("figure", "peer", "sip", "media")
            .whereLayer("profile")
            .mayOnlyAccessLayers("peer", "workload");

    @ArchTest
    static final ArchRule THE_JUDGED_RUNS_IN_ITS_OWN_PROCESS =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.sipwright.server..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.sipwright.bench.(*)..").should().beFreeOfCycles();
}
