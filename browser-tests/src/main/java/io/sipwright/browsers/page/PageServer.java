package io.sipwright.browsers.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Serves the phone page on the loopback interface, which browsers count as secure
 * (W3C Secure Contexts §3.1), so that the page gets a microphone without a certificate.
 */
public final class PageServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    /** Starts a server on a free port. */
    public static PageServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.createContext("/", PageServer::answer);
        server.start();
        return new PageServer(server);
    }

    /** Its port on loopback. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where the page is, with this query. */
    public URI page(String query) {
        return URI.create("http://127.0.0.1:" + port() + "/?" + query);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String name = path.isEmpty() ? "index.html" : path;
        Optional<String> type = PageFiles.type(name);
        try (exchange) {
            if (type.isEmpty()) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            byte[] content = PageFiles.read(name);
            exchange.getResponseHeaders().set("Content-Type", type.get());
            exchange.sendResponseHeaders(OK, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
