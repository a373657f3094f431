package io.sipwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The {@code upgrade} stage: forwards a valid upgrade request, refuses an invalid one, serves a page to all others. */
final class HttpUpgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final UpgradeRules rules;
    private final Pages pages;

    HttpUpgrade(UpgradeRules rules, Pages pages) {
        this.rules = rules;
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            send(context, request, error(HttpResponseStatus.BAD_REQUEST));
        } else if (UpgradeRules.asksForWebSocket(request)) {
            upgrade(context, request);
        } else {
            send(context, request, page(request));
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
        Optional<HttpResponseStatus> refusal = rules.refusal(request, path(request));
        if (refusal.isPresent()) {
            send(context, request, error(refusal.get()));
            return;
        }
        // WS-001, WS-002, WS-006 · RFC 6455 §4.2.2: the handshake sees what we accept and nothing else.
        request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, UpgradeRules.SUBPROTOCOL);
        request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
        context.fireChannelRead(request.retain());
    }

    private FullHttpResponse page(FullHttpRequest request) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (!head && !request.method().equals(HttpMethod.GET)) {
            FullHttpResponse response = error(HttpResponseStatus.METHOD_NOT_ALLOWED);
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return response;
        }
        Optional<Pages.Page> found = pages.at(path(request));
        if (found.isEmpty()) {
            return error(
                    path(request).equals("/ws") ? HttpResponseStatus.UPGRADE_REQUIRED : HttpResponseStatus.NOT_FOUND);
        }
        Pages.Page page = found.get();
        FullHttpResponse response = response(HttpResponseStatus.OK, page.type(), head ? new byte[0] : page.content());
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, page.content().length);
        return response;
    }

    private static FullHttpResponse error(HttpResponseStatus status) {
        byte[] text = (status.code() + " " + status.reasonPhrase() + "\n").getBytes(StandardCharsets.US_ASCII);
        FullHttpResponse response = response(status, "text/plain; charset=utf-8", text);
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers().set(HttpHeaderNames.UPGRADE, "websocket");
            response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, UpgradeRules.VERSION);
        }
        return response;
    }

    private static FullHttpResponse response(HttpResponseStatus status, String type, byte[] content) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(content));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .set("X-Content-Type-Options", "nosniff");
        return response;
    }

    private static void send(ChannelHandlerContext context, FullHttpRequest request, FullHttpResponse response) {
        boolean keep =
                HttpUtil.isKeepAlive(request) && response.status().code() < HttpResponseStatus.BAD_REQUEST.code();
        HttpUtil.setKeepAlive(response, keep);
        ChannelFuture sent = context.writeAndFlush(response);
        if (!keep) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static String path(FullHttpRequest request) {
        try {
            return new QueryStringDecoder(request.uri()).path();
        } catch (IllegalArgumentException e) {
            return request.uri();
        }
    }
}
