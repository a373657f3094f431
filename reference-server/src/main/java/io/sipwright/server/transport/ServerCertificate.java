package io.sipwright.server.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The TLS key and certificate chain of the WSS listener.
 *
 * @param key EC or RSA
 * @param chain the server's certificate first (WS-027 · RFC 7118 §9.1)
 * @param file the PEM file of the chain, for clients that want to trust it
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain, Path file) {
    private static final String CHAIN = "server-cert.pem";
    private static final String KEY = "server-key.pem";

    /**
     * Reads {@code server-cert.pem} and {@code server-key.pem} from the folder. If they are missing, or self-made and
     * expired or without one of the names, new ones are made; files from elsewhere are never replaced.
     *
     * @param names host names and addresses beside localhost, 127.0.0.1 and ::1
     * @throws IOException with the file's name if it cannot be read, parsed or written
     */
    public static ServerCertificate inFolder(Path folder, List<String> names) throws IOException {
        Path chain = folder.resolve(CHAIN);
        Path key = folder.resolve(KEY);
        List<String> all = SelfSigned.withLoopback(names);
        if (Files.exists(chain) && Files.exists(key)) {
            ServerCertificate found = PemFiles.read(chain, key);
            if (!SelfSigned.isOutdated(found.chain().get(0), all)) {
                return found;
            }
        }
        Files.createDirectories(folder);
        PemFiles.write(SelfSigned.make(all, chain), key);
        return PemFiles.read(chain, key);
    }
}
