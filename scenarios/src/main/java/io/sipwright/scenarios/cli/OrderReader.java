package io.sipwright.scenarios.cli;

import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import io.sipwright.pstn.tamper.TamperRule;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.mutant.MutantFiles;
import io.sipwright.scenarios.mutant.MutantReader;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.phone.BrowserFactory;
import io.sipwright.scenarios.phone.PhoneLibrary;
import io.sipwright.scenarios.report.compare.FailedScenarios;
import io.sipwright.scenarios.report.compare.ReportUnreadableException;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.run.GatewayStarter;
import io.sipwright.scenarios.run.RunOrder;
import io.sipwright.scenarios.run.ScenarioChoice;
import io.sipwright.scenarios.run.ScenarioIndex;
import io.sipwright.scenarios.run.ScenarioScope;
import io.sipwright.scenarios.target.Launch;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.wire.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a run order of the options, or refuses them before the target is contacted. */
final class OrderReader {
    private static final Pattern SHARD = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final String ALL = "all";

    private final Installation installation;
    private final TargetFiles targets;
    private final Catalogue catalogue;
    private final List<BrowserFactory> browsers;
    private final Map<String, GatewayStarter> networks;

    OrderReader(
            Installation installation,
            Catalogue catalogue,
            List<BrowserFactory> browsers,
            Map<String, GatewayStarter> networks) {
        this.installation = installation;
        targets = new TargetFiles(installation, id -> catalogue.find(id).isPresent());
        this.catalogue = catalogue;
        this.browsers = browsers;
        this.networks = networks;
    }

    /**
     * The jobs: one for each target with each gateway. All are read before a target is contacted.
     *
     * @throws WrongUsageException if an option is invalid
     * @throws io.sipwright.scenarios.yaml.YamlException when a target file breaks a rule
     */
    List<ConformJob> read(ConformOptions options) {
        if (options.runs < 1) {
            throw new WrongUsageException("--until-flaky takes a number of runs from 1, not " + options.runs + ".");
        }
        List<String> names = options.targets.isEmpty() ? List.of(installation.defaultTarget()) : options.targets;
        List<Target> targets = names.stream().map(name -> target(name, options)).toList();
        if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
            throw new WrongUsageException("Two of the targets have the same name.");
        }
        long seed = options.seed();
        List<ConformJob> jobs = new ArrayList<>();
        for (Target target : targets) {
            for (String pstn : options.networks()) {
                Path report = options.report.resolve(
                        folder(target, pstn, targets.size(), options.networks().size()));
                jobs.add(job(target, options, seed, report, pstn));
            }
        }
        return jobs;
    }

    private ConformJob job(Target target, ConformOptions options, long seed, Path report, String pstn) {
        RunOrder order = order(target, options, seed, report);
        if (!options.rerunFailed) {
            return new ConformJob(order, pstn, network(pstn), 0);
        }
        try {
            FailedScenarios failed = FailedScenarios.read(report);
            if (!failed.broken().isEmpty()) {
                throw new WrongUsageException("The run in " + report + " did not reach its end ("
                        + String.join("; ", failed.broken()) + "): repeat all of it.");
            }
            List<BrowserFactory> browsers = order.browsers().stream()
                    .filter(b ->
                            !options.browsers.isEmpty() || failed.browsers().contains(b.name()))
                    .toList();
            return new ConformJob(order.repeating(failed.places(), browsers), pstn, network(pstn), failed.exitCode());
        } catch (ReportUnreadableException e) {
            throw new WrongUsageException("--rerun-failed needs the report of a run. " + e.getMessage(), e);
        }
    }

    private static ScenarioChoice shard(String text) {
        Matcher parts = SHARD.matcher(text);
        if (parts.matches()) {
            int shard = Integer.parseInt(parts.group(1));
            int shards = Integer.parseInt(parts.group(2));
            if (shard >= 1 && shard <= shards) {
                return new ScenarioChoice(shard, shards, Optional.empty());
            }
        }
        throw new WrongUsageException("--shard has the form 2/5, the second of five parts, not " + text + ".");
    }

    /** Each job has its own folder within the report, unless there is only one. */
    private static String folder(Target target, String pstn, int targets, int networks) {
        return Stream.of(targets > 1 ? target.name() : "", networks > 1 ? pstn : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private GatewayStarter network(String name) {
        return Optional.ofNullable(networks.get(name))
                .orElseThrow(() -> new WrongUsageException("The far end \"" + name + "\" is not known; known are "
                        + String.join(", ", networks.keySet()) + "."));
    }

    private RunOrder order(Target target, ConformOptions options, long seed, Path report) {
        List<TamperRule> rules = tampering(options.mutant);
        return new RunOrder(
                target,
                able(browsers(options.browsers), rules, options.mutant),
                libraries(options.phones),
                features(options.features),
                tags(options),
                options.strict ? Strictness.STRICT : Strictness.LENIENT,
                Timing.standard(),
                seed,
                ScenarioScope.of(
                        target,
                        options.slow || !options.requirements.isEmpty(),
                        !options.nats.isEmpty(),
                        options.intrusive),
                shard(options.shard),
                options.failFast,
                rules,
                report);
    }

    /** The browsers whose traffic can be falsified so: of a real one SIP and WebSocket frames. */
    private static List<BrowserFactory> able(List<BrowserFactory> browsers, List<TamperRule> rules, String mutant) {
        if (rules.stream().noneMatch(rule -> rule.on().isMediaOf(Traffic.Role.PHONE))) {
            return browsers;
        }
        List<BrowserFactory> able =
                browsers.stream().filter(BrowserFactory::showsMedia).toList();
        if (able.isEmpty()) {
            throw new WrongUsageException("The mutant " + mutant
                    + " falsifies media packets of phones, which only --browser scripted can show.");
        }
        return able;
    }

    private List<TamperRule> tampering(String mutant) {
        if (mutant.isEmpty()) {
            return List.of();
        }
        return new MutantFiles(new MutantReader(id -> catalogue.find(id).isPresent()))
                .own().stream()
                        .filter(one -> one.name().equals(mutant))
                        .findFirst()
                        .orElseThrow(() -> new WrongUsageException(
                                "There is no mutant \"" + mutant + "\"; --mutant list prints them."))
                        .rules();
    }

    private Target target(String name, ConformOptions options) {
        Target target = targets.read(name, options.settings);
        if (options.noLaunch && target.leavesPortsOpen()) {
            throw new WrongUsageException("--no-launch needs to know where " + target.name()
                    + " listens: give a target file whose addresses have no port 0.");
        }
        return target.launchedBy(
                options.noLaunch ? new Launch.Nothing() : target.launch().with(options.launchArguments));
    }

    private List<BrowserFactory> browsers(List<String> wanted) {
        List<BrowserFactory> chosen = new ArrayList<>();
        for (String name : wanted) {
            chosen.add(browsers.stream()
                    .filter(b -> b.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new WrongUsageException("The browser \"" + name + "\" is not known; known are "
                            + browsers.stream().map(BrowserFactory::name).collect(Collectors.joining(", ")) + ".")));
        }
        return wanted.isEmpty() ? browsers : chosen;
    }

    private static Set<PhoneLibrary> libraries(List<String> wanted) {
        if (wanted.isEmpty()) {
            return Set.of(PhoneLibrary.values());
        }
        return wanted.stream().map(OrderReader::library).collect(Collectors.toSet());
    }

    private static PhoneLibrary library(String name) {
        return Arrays.stream(PhoneLibrary.values())
                .filter(l -> l.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new WrongUsageException("The phone \"" + name + "\" is not known; known are jssip, sipjs."));
    }

    private static List<String> features(List<Path> folders) {
        for (Path folder : folders) {
            if (!Files.exists(folder)) {
                throw new WrongUsageException("There are no features at " + folder + ".");
            }
        }
        List<String> features = folders.isEmpty()
                ? List.of(ScenarioIndex.OWN)
                : folders.stream()
                        .map(f -> f.toAbsolutePath().toUri().toString())
                        .toList();
        try {
            ScenarioIndex index = new ScenarioIndex(features);
            if (index.count() == 0) {
                throw new WrongUsageException("There are no scenarios in " + String.join(", ", features) + ".");
            }
            List<String> unknown = index.unknownSteps(Vocabulary.load());
            if (!unknown.isEmpty()) {
                throw new WrongUsageException(String.join("\n", unknown));
            }
        } catch (FeatureParserException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()), e);
        }
        return features;
    }

    /** The tag expression of scenarios with these NATs. */
    private static String nats(List<String> wanted) {
        List<String> known = Stream.of(NatKind.values()).map(NatKind::word).toList();
        wanted.stream()
                .filter(word -> !word.equals(ALL) && !known.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw new WrongUsageException(
                            "The NAT \"" + word + "\" is not known; known are all, " + String.join(", ", known) + ".");
                });
        return (wanted.contains(ALL) ? known : wanted)
                .stream().map(word -> "@nat-" + word).collect(Collectors.joining(" or "));
    }

    private String tags(ConformOptions options) {
        for (String id : options.requirements) {
            if (catalogue.find(id).isEmpty()) {
                throw new WrongUsageException("The catalogue has no requirement " + id + ".");
            }
        }
        String ids = options.requirements.stream().map(id -> "@" + id).collect(Collectors.joining(" or "));
        String both = Stream.of(ids, options.tags, nats(options.nats))
                .filter(e -> !e.isBlank())
                .map(e -> "(" + e + ")")
                .collect(Collectors.joining(" and "));
        try {
            TagExpressionParser.parse(both);
            return both;
        } catch (TagExpressionException e) {
            throw new WrongUsageException("\"" + options.tags + "\" is not a tag expression: " + e.getMessage(), e);
        }
    }
}
