package io.sipwright.scenarios.run;

import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.target.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The order for a run.
 *
 * @param target the deployment under test
 * @param browsers in which the features run, one lane or more for each
 * @param libraries which phones the lanes use
 * @param features where feature files are: class path addresses or folders
 * @param tags a Cucumber tag expression; empty for all
 * @param strictness how much a SHOULD weighs
 * @param timing limits
 * @param seed of all random choices
 * @param scope which scenarios run that have to be asked for
 * @param choice which of the others run
 * @param failFast whether the run ends after its first failure
 * @param tampering the rules of a mutant; none to judge the target itself
 * @param folder where logs and the report go
 */
public record RunOrder(
        Target target,
        List<BrowserFactory> browsers,
        Set<PhoneLibrary> libraries,
        List<String> features,
        String tags,
        Strictness strictness,
        Timing timing,
        long seed,
        ScenarioScope scope,
        ScenarioChoice choice,
        boolean failFast,
        List<TamperRule> tampering,
        Path folder) {
    public RunOrder {
        browsers = List.copyOf(browsers);
        libraries = Set.copyOf(libraries);
        features = List.copyOf(features);
        tampering = List.copyOf(tampering);
    }

    /** The same for another target, in another folder and with another seed. */
    RunOrder of(Target other, Path otherFolder, long otherSeed) {
        return with(other, browsers, tags, otherSeed, choice, tampering, otherFolder);
    }

    /** The same with these scenarios, by file and line, in these browsers only. */
    public RunOrder repeating(Set<String> places, List<BrowserFactory> some) {
        return with(target, some, tags, seed, choice.only(places), tampering, folder);
    }

    /** The same in another folder. */
    public RunOrder in(Path otherFolder) {
        return with(target, browsers, tags, seed, choice, tampering, otherFolder);
    }

    /** The same with these scenarios only and this tampering. */
    RunOrder only(String otherTags, List<TamperRule> rules) {
        return with(target, browsers, otherTags, seed, choice, rules, folder);
    }

    @SuppressWarnings("ParameterNumber") // all that differs in any copy
    private RunOrder with(
            Target otherTarget,
            List<BrowserFactory> otherBrowsers,
            String otherTags,
            long otherSeed,
            ScenarioChoice otherChoice,
            List<TamperRule> rules,
            Path otherFolder) {
        return new RunOrder(
                otherTarget,
                otherBrowsers,
                libraries,
                features,
                otherTags,
                strictness,
                timing,
                otherSeed,
                scope,
                otherChoice,
                failFast,
                rules,
                otherFolder);
    }
}
