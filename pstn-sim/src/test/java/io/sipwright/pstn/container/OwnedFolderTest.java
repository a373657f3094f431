package io.sipwright.pstn.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFolderTest {
    @Test
    void a_folder_is_gone_with_its_files_when_it_is_closed() throws IOException {
        OwnedFolder folder = OwnedFolder.create("lab");
        Files.writeString(folder.path().resolve("secret"), "x");

        folder.close();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void a_folder_that_is_closed_is_not_removed_again() throws IOException {
        OwnedFolder folder = OwnedFolder.create("lab");
        folder.close();
        Files.createDirectory(folder.path());

        folder.close();

        assertThat(folder.path()).exists();
        Files.delete(folder.path());
    }

    @Test
    void only_the_folders_of_dead_processes_are_removed(@TempDir Path parent) throws IOException {
        Path orphan =
                Files.createDirectories(parent.resolve("sipwright-lab-1@1-77").resolve("deep"));
        Path own = Files.createDirectory(
                parent.resolve("sipwright-lab-" + Owner.self().label() + "-78"));
        Path foreign = Files.createDirectory(parent.resolve("somebody-else-1@1-79"));

        OwnedFolder.removeOrphans(parent);

        assertThat(orphan.getParent()).doesNotExist();
        assertThat(own).exists();
        assertThat(foreign).exists();
    }
}
