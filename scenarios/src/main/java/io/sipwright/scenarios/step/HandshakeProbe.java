package io.sipwright.scenarios.step;

import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.evidence.WebSocketOpening.Result;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.target.WebSocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * One opening handshake of a WebSocket (RFC 6455 §4.1), to find out why it did not open, which a browser's page cannot.
 */
public final class HandshakeProbe {
    private static final int WITHIN_MILLIS = 2_000;
    private static final int MOST_BYTES = 16_384;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private HandshakeProbe() {}

    /** The state of the phone's WebSocket; if it did not open, the handshake is repeated here. */
    static WebSocketOpening of(Party party) {
        Phone phone = party.phone();
        if (PhoneWatch.all(phone).happened(Kind.CONNECTED)) {
            return new WebSocketOpening(Result.OPEN, phone.subprotocol());
        }
        WebSocketOpening again = of(party.line().websocket(), party.line().trustAny());
        return again.open() ? byTheClientsWord(phone) : again;
    }

    /** The reason that the scripted phone's WebSocket client gives; a browser gives its page none. */
    private static WebSocketOpening byTheClientsWord(Phone phone) {
        String why = phone.events().stream()
                .filter(event -> event.kind() == Kind.DISCONNECTED)
                .map(PhoneEvent::detail)
                .findFirst()
                .orElse("");
        Result result = why.startsWith("Invalid subprotocol")
                ? Result.WRONG_SUBPROTOCOL
                : why.startsWith("Invalid challenge") ? Result.WRONG_ACCEPT : Result.UNKNOWN;
        return new WebSocketOpening(result, "");
    }

    /** Opens the WebSocket and closes it again. */
    public static WebSocketOpening of(URI edge, boolean trustAny) {
        boolean tls = edge.getScheme().equals("wss");
        int port = edge.getPort() > 0 ? edge.getPort() : tls ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(edge.getHost(), port), WITHIN_MILLIS);
            plain.setSoTimeout(WITHIN_MILLIS);
            return upgraded(tls ? secured(plain, edge.getHost(), port, trustAny) : plain, edge, port);
        } catch (SocketTimeoutException e) {
            return new WebSocketOpening(Result.SILENT, "");
        } catch (SSLException e) {
            return new WebSocketOpening(isOfCertificate(e) ? Result.CERTIFICATE : Result.NO_TLS, reason(e));
        } catch (IOException e) {
            return new WebSocketOpening(Result.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOfCertificate(SSLException e) {
        return Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                .anyMatch(c -> c instanceof CertificateException
                        || c instanceof CertPathValidatorException
                        || c instanceof CertPathBuilderException);
    }

    private static String reason(SSLException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static Socket secured(Socket plain, String host, int port, boolean trustAny) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustAny ? new TrustManager[] {new AnyCertificate()} : null, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
            if (!trustAny) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 6455 §10.6, RFC 2818 §3.1
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static WebSocketOpening upgraded(Socket socket, URI edge, int port) throws IOException {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        socket.getOutputStream()
                .write(("GET " + WebSocketAddress.resource(edge) + " HTTP/1.1\r\nHost: " + edge.getHost() + ":" + port
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Protocol: sip\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return read(head(socket.getInputStream()), key);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MOST_BYTES && head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    /** Evaluates the response to an upgrade request with this key. */
    static WebSocketOpening read(String head, String key) {
        String[] lines = head.split("\r\n");
        String[] status = lines[0].split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/")) {
            return new WebSocketOpening(Result.SILENT, "");
        }
        if (!status[1].equals("101")) {
            return new WebSocketOpening(Result.REFUSED, lines[0].substring(lines[0].indexOf(' ') + 1));
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if (!accept(key).equals(headers.getOrDefault("sec-websocket-accept", ""))) {
            return new WebSocketOpening(Result.WRONG_ACCEPT, "");
        }
        String agreed = headers.getOrDefault("sec-websocket-protocol", "");
        return new WebSocketOpening(agreed.equals("sip") ? Result.OPEN : Result.WRONG_SUBPROTOCOL, agreed);
    }

    /** RFC 6455 §4.2.2 step 5.4. */
    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    /** For targets whose file says {@code trust: insecure}. */
    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
