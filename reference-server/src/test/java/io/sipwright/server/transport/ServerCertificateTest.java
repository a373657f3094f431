package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    @Test
    void the_first_start_makes_one_and_the_next_uses_it_again(@TempDir Path folder)
            throws IOException, CertificateParsingException {
        ServerCertificate first = ServerCertificate.inFolder(folder.resolve("tls"), List.of("sipwright.test"));
        ServerCertificate second = ServerCertificate.inFolder(folder.resolve("tls"), List.of("sipwright.test"));
        assertThat(second).isEqualTo(first);
        X509Certificate certificate = first.chain().get(0);
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> (String) name.get(1)))
                .containsExactlyInAnyOrder("sipwright.test", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls/server-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_new_name_makes_a_new_one(@TempDir Path folder) throws IOException {
        ServerCertificate first = ServerCertificate.inFolder(folder, List.of());
        assertThat(ServerCertificate.inFolder(folder, List.of("phone.example"))).isNotEqualTo(first);
    }

    @Test
    void a_file_that_is_no_pem_is_named(@TempDir Path folder) throws IOException {
        ServerCertificate.inFolder(folder, List.of());
        Files.writeString(folder.resolve("server-cert.pem"), "hello");
        assertThatThrownBy(() -> ServerCertificate.inFolder(folder, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("server-cert.pem");
    }
}
