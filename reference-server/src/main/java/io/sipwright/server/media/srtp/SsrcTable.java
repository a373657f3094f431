package io.sipwright.server.media.srtp;

import org.jspecify.annotations.Nullable;

/** Contexts by SSRC without boxing. It never forgets one: a context begun anew would repeat its key stream. */
final class SsrcTable<C> {
    /** More sources than any call has. */
    private static final int LIMIT = 32;

    private final int[] ssrcs = new int[LIMIT];
    private final Object[] contexts = new Object[LIMIT];
    private int size;

    @SuppressWarnings("unchecked")
    @Nullable
    C get(int ssrc) {
        for (int i = 0; i < size; i++) {
            if (ssrcs[i] == ssrc) {
                return (C) contexts[i];
            }
        }
        return null;
    }

    boolean full() {
        return size == LIMIT;
    }

    void put(int ssrc, C context) {
        ssrcs[size] = ssrc;
        contexts[size++] = context;
    }
}
