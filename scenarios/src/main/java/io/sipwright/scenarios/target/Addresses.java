package io.sipwright.scenarios.target;

import io.sipwright.scenarios.yaml.YamlNode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses of a target file. */
final class Addresses {
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]/]+):(\\d{1,5})");

    private Addresses() {}

    static InetSocketAddress hostPort(YamlNode node) {
        Matcher matcher = HOST_PORT.matcher(node.text());
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
            throw node.fault("an address has the form host:port, not " + node.text());
        }
        InetSocketAddress address = new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
        if (address.isUnresolved()) {
            throw node.fault("the name " + matcher.group(1) + " does not resolve");
        }
        return address;
    }

    /** The same address at another host. */
    static URI withHost(URI ws, String host) {
        try {
            return new URI(ws.getScheme(), null, host, ws.getPort(), ws.getPath(), ws.getQuery(), null);
        } catch (URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    static URI websocket(YamlNode node) {
        try {
            URI uri = new URI(node.text());
            if (uri.getHost() == null || !Set.of("ws", "wss").contains(uri.getScheme())) {
                throw node.fault("a WebSocket address has the form wss://host:port/path, not " + node.text());
            }
            if (new InetSocketAddress(uri.getHost(), 0).isUnresolved()) {
                throw node.fault("the name " + uri.getHost() + " does not resolve");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw node.fault("not a URI: " + e.getMessage());
        }
    }
}
