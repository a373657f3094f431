package io.sipwright.browsers;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.sipwright.browsers", importOptions = ImportOption.DoNotIncludeTests.class)
class BrowserLayersTest {
    @ArchTest
    static final ArchRule FACTORIES_USE_PHONES_AND_PHONES_USE_DRIVER_AND_PAGE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("factories")
            .definedBy("io.sipwright.browsers")
            .layer("phone")
            .definedBy("..browsers.phone")
            .layer("driver")
            .definedBy("..browsers.driver")
            .layer("page")
            .definedBy("..browsers.page")
            .whereLayer("factories")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("phone")
            .mayOnlyBeAccessedByLayers("factories")
            .whereLayer("driver")
            .mayOnlyBeAccessedByLayers("factories", "phone")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("factories", "phone");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.sipwright.browsers.(*)..").should().beFreeOfCycles();
}
