package io.sipwright.server.dialog;

import io.sipwright.server.registrar.Binding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A registered user agent, to be found again on another connection (RFC 5626 §5.3.2).
 *
 * @param user of the served domain
 * @param mark identifies the device: a hash of the instance id, else of the registered Contact
 */
public record Device(String user, String mark) {
    private static final int MARK_BYTES = 8;

    static Device of(Binding binding) {
        String name = binding.instance().orElseGet(() -> binding.contact().uri());
        return new Device(binding.aor().user(), hash(name));
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
