package io.sipwright.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The project's target files and the folders that their containers run. */
class TargetFilesTest {
    private static final Path TARGETS = Deployment.HOME.resolve("ci/targets");
    private static final Path IMAGES = Deployment.HOME.resolve("ci/images");
    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

    @ParameterizedTest
    @ValueSource(strings = {"reference", "kamailio", "asterisk", "opensips", "freeswitch"})
    void a_target_file_is_read_and_its_name_is_its_file_s(String name) throws IOException {
        Target target = read(TARGETS.resolve(name + ".yaml"));

        assertThat(target.name()).isEqualTo(name);
        assertThat(target.accounts()).hasSizeGreaterThanOrEqualTo(6);
        target.knownFailures().forEach(k -> assertThat(k.reason()).isNotBlank());
    }

    @Test
    void the_page_on_target_files_has_every_entry_role_and_service() throws IOException {
        String page = Files.readString(Deployment.HOME.resolve("docs/target-file.md"));
        assertThat(TargetReader.entries()).isNotEmpty().allSatisfy(e -> assertThat(page)
                .contains("`" + e));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kamailio", "asterisk-webrtc", "opensips", "freeswitch-webrtc"})
    void every_place_of_a_template_is_filled_in_by_its_run_script(String folder) throws IOException {
        String run = Files.readString(IMAGES.resolve(folder).resolve("run"));
        for (Path file : templates(IMAGES.resolve(folder))) {
            PLACE.matcher(Files.readString(file))
                    .results()
                    .forEach(place -> assertThat(run).as(file.toString()).contains("s|" + place.group() + "|"));
        }
    }

    @Test
    void the_configuration_of_freeswitch_is_well_formed()
            throws IOException, ParserConfigurationException, SAXException {
        Path file = IMAGES.resolve("freeswitch-webrtc/freeswitch.xml");

        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());

        assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(3);
    }

    private static List<Path> templates(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f ->
                            !List.of("run", "recipe").contains(f.getFileName().toString()))
                    .toList();
        }
    }

    private static Target read(Path file) throws IOException {
        Catalogue catalogue = Catalogue.load();
        try (Reader text = Files.newBufferedReader(file)) {
            return new TargetReader(id -> catalogue.find(id).isPresent(), Placeholders.standard(Deployment.HOME))
                    .read(file.toString(), text);
        }
    }
}
