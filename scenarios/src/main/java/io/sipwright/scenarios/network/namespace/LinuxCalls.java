package io.sipwright.scenarios.network.namespace;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;

/**
 * System calls of Linux that Java has no other name for. Each throws {@link LastErrorException} with the error number. Texts and
 * structures are byte arrays: for anything else JNA may start a thread, which would stay in the caller's network namespace.
 */
interface LinuxCalls extends Library {
    /** unshare(2): a network namespace of its own for the calling thread. */
    int CLONE_NEWNET = 0x4000_0000;

    /** open(2): O_RDWR, O_NONBLOCK and O_CLOEXEC; a program that was started must not hold the device. */
    int FOR_PACKETS = 2 | 0x800 | 0x8_0000;

    /** ioctl(2) of a TUN device: names it. */
    NativeLong TUNSETIFF = new NativeLong(0x4004_54caL);

    /** poll(2): something can be read. */
    short POLLIN = 1;

    int EPERM = 1;
    int ENOENT = 2;
    int EINTR = 4;
    int EAGAIN = 11;
    int EACCES = 13;

    /** Loads the C library; {@link UnsatisfiedLinkError} where there is none that JNA knows. */
    static LinuxCalls load() {
        return Loaded.CALLS;
    }

    int unshare(int flags) throws LastErrorException;

    int open(byte[] path, int flags) throws LastErrorException;

    int ioctl(int descriptor, NativeLong request, byte[] argument) throws LastErrorException;

    int poll(byte[] descriptors, NativeLong count, int millis) throws LastErrorException;

    NativeLong read(int descriptor, byte[] buffer, NativeLong count) throws LastErrorException;

    NativeLong write(int descriptor, byte[] buffer, NativeLong count) throws LastErrorException;

    int setsockopt(int descriptor, int level, int option, byte[] value, int length) throws LastErrorException;

    int close(int descriptor) throws LastErrorException;

    /** The library, loaded at its first use. */
    final class Loaded {
        private static final LinuxCalls CALLS = Native.load(Platform.C_LIBRARY_NAME, LinuxCalls.class);

        private Loaded() {}
    }
}
