package io.sipwright.scenarios.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.sipwright.pstn.sip.DigestAlgorithm;
import io.sipwright.pstn.sip.DigestAnswer;
import io.sipwright.pstn.sip.DigestChallenge;
import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.Params;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first registration at edges that say the same to everybody. */
class FirstRegistrationTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String CHALLENGE = "Digest realm=\"lab.test\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"";

    private static final String TARGET = """
            name: lab
            ws: ws://127.0.0.1:%d/ws
            sip: 127.0.0.1:1
            domain: lab.test
            accounts: { alice: a, bob: b }
            """;

    private final EventLoopGroup loop = new NioEventLoopGroup(1);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        loop.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS);
    }

    @Test
    void a_tcp_port_that_stays_silent_is_named_with_the_field_of_the_target_file() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            refused(silent.getLocalPort(), "accepts TCP connections but opens no WebSocket within 2 s; see ws");
        }
    }

    @Test
    void a_path_that_is_no_websocket_is_named_with_its_status() {
        int port = edge(request -> "");
        Target target = new TargetReader(id -> true, Placeholders.standard(Path.of(".")))
                .read("lab.yaml", new StringReader(TARGET.formatted(port).replace("/ws", "/nowhere")));
        assertThatThrownBy(() -> new FirstRegistration(target, SHORT).check(folder))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("the WebSocket did not open: HTTP 404 Not Found");
    }

    @Test
    void a_websocket_that_speaks_no_sip_is_named() {
        refused(edge(request -> ""), "opens a WebSocket but sends no response to REGISTER within 2 s");
    }

    @Test
    void a_domain_that_is_not_served_is_no_wrong_password() {
        refused(
                edge(request -> answer(request, 476, "Unresolvable destination")),
                "does not serve the domain lab.test");
        refused(edge(request -> afterChallenge(request, 404)), "does not serve the domain lab.test");
        refused(
                edge(request -> answer(request, 403, "Forbidden")),
                "for the domain lab.test before any challenge with 403");
    }

    @Test
    void a_404_without_a_challenge_may_mean_that_we_were_taken_for_the_trunk() {
        refused(
                edge(request -> answer(request, 404, "Not Found")),
                "does not serve the domain lab.test, or takes this address for another account such as its trunk");
    }

    @Test
    void refused_credentials_name_the_account_and_403_names_both_causes() {
        refused(edge(request -> afterChallenge(request, 401)), "refuses the password of alice with 401");
        refused(
                edge(request -> afterChallenge(request, 403)),
                "refuses the password of alice, or does not serve the domain lab.test, with 403");
    }

    @Test
    void a_refused_account_is_compared_with_the_second_one() {
        refused(
                edge(request -> afterChallenge(request, 401)),
                "it does not accept bob either, and both answered with the realm of its challenge, \"lab.test\": the"
                        + " passwords are wrong, or it checks them for another realm; see accounts in its target file");
        Function<SipText, String> onlyAlice =
                request -> request.addresses("To").get(0).uri().contains("bob")
                        ? request.answer(200, "OK", "t")
                                .with("Contact", request.header("Contact").orElseThrow())
                                .toString()
                        : afterChallenge(request, 401);
        refused(
                edge(onlyAlice),
                "refuses the password of alice with 401; it accepts bob; see accounts in its target file");
    }

    @Test
    void an_account_logs_in_with_its_own_authentication_name_ha1_and_domain() {
        String ha1 = DigestAlgorithm.MD5.hash("4711:lab.test:a");
        DigestChallenge challenge = DigestChallenge.parse(CHALLENGE).orElseThrow();
        int port = edge(request -> {
            Params given = Params.parse(
                    request.header("Authorization").orElse("Digest ").substring(7), ',');
            String right = new DigestAnswer(challenge, new DigestCredentials("4711", "a"))
                    .value("REGISTER", "sip:sales.test", given.get("cnonce").orElse(""), 1);
            boolean known = request.header("Authorization").stream().anyMatch(right::equals)
                    && request.addresses("To").get(0).uri().equals("sip:alice@sales.test");
            return known
                    ? request.answer(200, "OK", "t")
                            .with("Contact", request.header("Contact").orElseThrow())
                            .toString()
                    : afterChallenge(request, 401);
        });

        String alice = "{ authenticationName: 4711, ha1: %s, realm: lab.test, domain: sales.test }".formatted(ha1);
        Target target = target(port, alice, "{ password: b, domain: sales.test }");
        assertThatCode(() -> new FirstRegistration(target, SHORT).check(folder)).doesNotThrowAnyException();
    }

    @Test
    void an_ha1_for_another_realm_or_algorithm_is_named_with_what_the_target_asks_for() {
        int port = edge(request -> afterChallenge(request, 401));
        String ha1 = "{ ha1: %s, realm: example.org, algorithm: SHA-256 }".formatted("0".repeat(64));

        assertThatThrownBy(() -> new FirstRegistration(target(port, ha1, "b"), SHORT).check(folder))
                .hasMessage("The target lab asks alice for realm \"lab.test\" with MD5, and its ha1 is for realm"
                        + " \"example.org\" with SHA-256; see accounts in its target file.");
    }

    @Test
    void a_server_error_is_left_to_the_scenarios() {
        int port = edge(request -> afterChallenge(request, 500));
        assertThatCode(() -> new FirstRegistration(target(port), SHORT).check(folder))
                .doesNotThrowAnyException();
    }

    private void refused(int port, String message) {
        assertThatThrownBy(() -> new FirstRegistration(target(port), SHORT).check(folder))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith("The target lab ")
                .hasMessageContaining(message);
    }

    private static String afterChallenge(SipText request, int status) {
        return request.headers("Authorization").isEmpty()
                ? request.answer(401, "Unauthorized", "t")
                        .with("WWW-Authenticate", CHALLENGE)
                        .toString()
                : status == 401
                        ? request.answer(401, "Unauthorized", "t")
                                .with("WWW-Authenticate", CHALLENGE)
                                .toString()
                        : answer(request, status, "No");
    }

    private static String answer(SipText request, int status, String reason) {
        return request.answer(status, reason, "t").toString();
    }

    private static Target target(int port) {
        return target(port, "a", "b");
    }

    private static Target target(int port, String alice, String bob) {
        String file = TARGET.formatted(port).replace("alice: a, bob: b", "alice: " + alice + ", bob: " + bob);
        return new TargetReader(id -> true, Placeholders.standard(Path.of(".")))
                .read("lab.yaml", new StringReader(file));
    }

    private int edge(Function<SipText, String> answers) {
        Channel server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 16))
                                .addLast(new WebSocketServerProtocolHandler("/ws", "sip"))
                                .addLast(new NotFound())
                                .addLast(new Answering(answers));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private static final class Answering extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Function<SipText, String> answers;

        Answering(Function<SipText, String> answers) {
            this.answers = answers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            String answer = answers.apply(SipText.parse(frame.text().getBytes(StandardCharsets.UTF_8)));
            if (!answer.isEmpty()) {
                context.writeAndFlush(new TextWebSocketFrame(answer));
            }
        }
    }

    /** A path that is not for WebSocket gets 404. */
    private static final class NotFound extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
