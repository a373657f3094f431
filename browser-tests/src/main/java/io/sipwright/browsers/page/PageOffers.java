package io.sipwright.browsers.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a phone page offers to whom opens it: buttons that fill its fields.
 *
 * @param accounts users that can register
 * @param numbers numbers that answer
 */
public record PageOffers(List<Account> accounts, List<Number> numbers) {
    private static final String FILE = "offers.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param password in clear, for whoever reaches the page: for servers to try out only */
    public record Account(String user, String password, String domain) {}

    /** @param name what the number does */
    public record Number(String number, String name) {}

    /** Writes them beside the files of an unpacked page. */
    public void writeTo(Path folder) throws IOException {
        JSON.writeValue(folder.resolve(FILE).toFile(), this);
    }
}
