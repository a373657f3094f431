package io.sipwright.pstn.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters {@code name=value} or {@code name} in the order written. Names match in any case (RFC 3261 §7.3.1). */
public record Params(List<Param> list) {
    public static final Params NONE = new Params(List.of());

    /** One parameter as written; the value is empty for a mere flag, and keeps its quotes. */
    public record Param(String name, Optional<String> value) {
        static Param parse(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Param(text.strip(), Optional.empty())
                    : new Param(
                            text.substring(0, equals).strip(),
                            Optional.of(text.substring(equals + 1).strip()));
        }
    }

    public Params {
        list = List.copyOf(list);
    }

    /** Reads {@code a=1;b;c="x;y"}. */
    public static Params parse(String text) {
        return parse(text, ';');
    }

    /** Reads parameters separated by this character, outside quoted strings. */
    public static Params parse(String text, char separator) {
        List<Param> params = new ArrayList<>();
        Separators.split(text, separator).forEach(part -> params.add(Param.parse(part)));
        return new Params(params);
    }

    /** Whether the parameter is there, with or without a value. */
    public boolean has(String name) {
        return list.stream().anyMatch(p -> p.name().equalsIgnoreCase(name));
    }

    /** The first value of this name, without its quotes; a flag has the empty value. */
    public Optional<String> get(String name) {
        for (Param param : list) {
            if (param.name().equalsIgnoreCase(name)) {
                return Optional.of(Separators.unquote(param.value().orElse("")));
            }
        }
        return Optional.empty();
    }
}
