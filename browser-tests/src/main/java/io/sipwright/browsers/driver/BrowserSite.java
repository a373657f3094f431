package io.sipwright.browsers.driver;

import io.sipwright.scenarios.network.namespace.NatNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Callable;

/** Where the processes of a browser run: on this machine's own network, or in a network namespace behind a NAT. Safe for any thread. */
public interface BrowserSite {
    /** This machine's own network. */
    BrowserSite HERE = new BrowserSite() {
        @Override
        public <T> T inside(Callable<T> task) throws IOException {
            try {
                return task.call();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public int reach(int port) {
            return port;
        }

        @Override
        public void admit(int port) {}

        @Override
        public InetAddress machine() {
            return InetAddress.getLoopbackAddress();
        }
    };

    /** In a network namespace, which the caller closes when the browser has ended. */
    static BrowserSite in(NatNamespace namespace) {
        return new BrowserSite() {
            @Override
            public <T> T inside(Callable<T> task) throws IOException {
                return namespace.inside(task);
            }

            @Override
            public int reach(int port) throws IOException {
                return namespace.reach(port);
            }

            @Override
            public void admit(int port) throws IOException {
                namespace.admit(port);
            }

            @Override
            public InetAddress machine() {
                return namespace.host();
            }
        };
    }

    /**
     * Starts a program or opens a socket there. The task must be short and must start no thread.
     *
     * @throws IOException what the task throws
     */
    <T> T inside(Callable<T> task) throws IOException;

    /** The port of this machine's loopback from which a loopback port of the site is reached. */
    int reach(int port) throws IOException;

    /** Makes a loopback port of this machine reachable from the site, by the same loopback address. */
    void admit(int port) throws IOException;

    /** This machine's address as the browser reaches it. */
    InetAddress machine();

    /** Whether anything accepts connections at a loopback port of the site. */
    default boolean listens(int port) {
        try (Socket socket = inside(() -> new Socket(InetAddress.getLoopbackAddress(), port))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
