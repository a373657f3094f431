package io.sipwright.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The judge's packages know only those below them. */
@AnalyzeClasses(packages = "io.sipwright.scenarios", importOptions = ImportOption.DoNotIncludeTests.class)
class JudgeLayersTest {
    private static final String ROOT = "io.sipwright.scenarios.";

    @ArchTest
    static final ArchRule each_layer_knows_only_those_below = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("yaml")
            .definedBy(ROOT + "yaml..")
            .layer("requirement")
            .definedBy(ROOT + "requirement..")
            .layer("cost")
            .definedBy(ROOT + "cost..")
            .layer("judge")
            .definedBy(ROOT + "judge..")
            .layer("target")
            .definedBy(ROOT + "target..")
            .layer("stun")
            .definedBy(ROOT + "stun..")
            .layer("network")
            .definedBy(ROOT + "network..")
            .layer("phone")
            .definedBy(ROOT + "phone..")
            .layer("selftest")
            .definedBy(ROOT + "selftest..")
            .layer("evidence")
            .definedBy(ROOT + "evidence..")
            .layer("invariant")
            .definedBy(ROOT + "invariant..")
            .layer("diagnosis")
            .definedBy(ROOT + "diagnosis..")
            .layer("rule")
            .definedBy(ROOT + "rule..")
            .layer("step")
            .definedBy(ROOT + "step..")
            .layer("endpoint")
            .definedBy(ROOT + "endpoint..")
            .layer("wire")
            .definedBy(ROOT + "wire..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .layer("probe")
            .definedBy(ROOT + "probe..")
            .layer("run")
            .definedBy(ROOT + "run..")
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("probe")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cost")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("selftest")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("step")
            .mayOnlyBeAccessedByLayers("wire", "run", "probe")
            .whereLayer("endpoint")
            .mayOnlyBeAccessedByLayers("wire", "probe")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("run", "cli", "probe")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("run", "cli")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("step", "run")
            .whereLayer("invariant")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("diagnosis")
            .mayOnlyBeAccessedByLayers("rule", "step", "run")
            .whereLayer("evidence")
            .mayOnlyBeAccessedByLayers("diagnosis", "rule", "step", "run", "probe")
            .whereLayer("stun")
            .mayOnlyBeAccessedByLayers("network", "phone", "wire")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("target", "phone", "evidence", "endpoint", "step", "wire", "run", "cli")
            .whereLayer("target")
            .mayOnlyBeAccessedByLayers("step", "wire", "run", "probe", "cli")
            .whereLayer("judge")
            .mayOnlyBeAccessedByLayers(
                    "phone",
                    "target",
                    "selftest",
                    "invariant",
                    "evidence",
                    "diagnosis",
                    "rule",
                    "step",
                    "wire",
                    "report",
                    "run",
                    "cli")
            .whereLayer("requirement")
            .mayOnlyBeAccessedByLayers("cost", "judge", "evidence", "rule", "step", "wire", "report", "run", "cli");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rules_do_no_io_and_know_no_browser_but_its_port = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "evidence..", ROOT + "diagnosis..", ROOT + "rule..", ROOT + "invariant..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..", "java.net..", "java.nio.file..", ROOT + "phone.scripted..", "io.cucumber..");

    @ArchTest
    static final ArchRule only_the_scenario_language_and_the_run_know_cucumber = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "step..", ROOT + "wire..", ROOT + "run..", ROOT + "report..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.cucumber..");
}
