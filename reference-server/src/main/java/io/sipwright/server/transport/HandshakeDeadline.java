package io.sipwright.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that neither becomes a flow nor requests a page in time, even if bytes keep arriving. The event
 * of a completed upgrade does not pass this stage, so {@link FlowStage} removes it.
 */
final class HandshakeDeadline extends ChannelInboundHandlerAdapter {
    private final long millis;
    private @Nullable Future<?> deadline;

    HandshakeDeadline(Duration limit) {
        this.millis = limit.toMillis();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        restart(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object request) {
        restart(context);
        context.fireChannelRead(request);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void restart(ChannelHandlerContext context) {
        stop();
        deadline = context.executor().schedule(() -> context.close(), millis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
