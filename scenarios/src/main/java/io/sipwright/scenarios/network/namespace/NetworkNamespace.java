package io.sipwright.scenarios.network.namespace;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Linux network namespace (network_namespaces(7)). One thread of this process is in it: a socket that this thread makes, or a program
 * that it starts, belongs to the namespace. The namespace has no name and leaves nothing behind: the kernel removes it when the thread,
 * the sockets and the programs have ended. Safe for any thread.
 */
final class NetworkNamespace implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "network namespace");
        made.setDaemon(true);
        return made;
    });

    private NetworkNamespace() {}

    /**
     * Makes a namespace, whose loopback is up and which has no other interface.
     *
     * @throws NetworkUnavailableException if this process may not make one, or lacks the command {@code ip}
     */
    static NetworkNamespace create() throws NetworkUnavailableException {
        LinuxCalls calls = LinuxCalls.load();
        NetworkNamespace namespace = new NetworkNamespace();
        try {
            namespace.call(() -> calls.unshare(LinuxCalls.CLONE_NEWNET));
            namespace.ip("link", "set", "lo", "up");
            return namespace;
        } catch (LastErrorException e) {
            namespace.close();
            throw new NetworkUnavailableException(
                    "this process may not make a network namespace (" + e.getMessage() + "); root may", e);
        } catch (IOException e) {
            namespace.close();
            throw new NetworkUnavailableException("a network namespace cannot be set up: " + e.getMessage(), e);
        }
    }

    /**
     * Does something on the thread in the namespace. It must be short and must start no thread, which would be in the namespace too.
     *
     * @throws IOException what the task throws
     */
    <T> T call(Callable<T> task) throws IOException {
        try {
            return thread.submit(task).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failed) {
                throw failed;
            } else if (cause instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IOException(e.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException("the network namespace is busy", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A TCP socket of the namespace, not yet connected. */
    CompletableFuture<SocketChannel> socket() {
        CompletableFuture<SocketChannel> made = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                made.complete(SocketChannel.open());
            } catch (IOException e) {
                made.completeExceptionally(e);
            }
        });
        return made;
    }

    /** Runs the command {@code ip} in the namespace. */
    void ip(String... words) throws IOException {
        call(() -> {
            runIp(words);
            return true;
        });
    }

    /**
     * Runs the command {@code ip} in the namespace of the calling thread.
     *
     * @throws IOException if it does not exist or fails; the message says what it printed
     */
    static void runIp(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + printed.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends the thread. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
