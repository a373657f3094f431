package io.sipwright.pstn.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
    private static final String HOME = "sipwright.home";
    private static final String GIVEN = "sipwright.image.lab";

    @TempDir
    Path home;

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
        System.clearProperty(GIVEN);
    }

    @Test
    void a_property_names_an_image_that_the_engine_has() throws ContainerUnavailableException {
        System.setProperty(GIVEN, "lab:1");

        assertThat(Images.find("lab")).isEqualTo("lab:1");
    }

    @Test
    void otherwise_the_command_prints_its_reference() throws Exception {
        command("echo noise >&2; echo sipwright/$1:7");

        assertThat(Images.find("lab")).isEqualTo("sipwright/lab:7");
    }

    @Test
    void an_image_that_cannot_be_had_is_the_last_sentence_of_the_command() throws IOException {
        command("echo building >&2; echo 'sipwright: no engine answers' >&2; exit 3");

        assertThatThrownBy(() -> Images.find("lab"))
                .isInstanceOf(ContainerUnavailableException.class)
                .hasMessage("no engine answers.");
    }

    @Test
    void without_the_command_the_property_is_asked_for() {
        System.setProperty(HOME, home.toString());

        assertThatThrownBy(() -> Images.find("lab")).hasMessageContaining("set the property sipwright.image.lab");
    }

    private void command(String script) throws IOException {
        System.setProperty(HOME, home.toString());
        Path folder = Files.createDirectories(home.resolve("ci/images"));
        Path file = Files.writeString(folder.resolve("image"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
