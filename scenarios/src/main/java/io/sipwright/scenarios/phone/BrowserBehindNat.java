package io.sipwright.scenarios.phone;

import io.sipwright.scenarios.network.NatKind;

/** A browser on a network behind a NAT. */
public interface BrowserBehindNat extends Browser {
    NatKind nat();

    /** The address of the NAT as others see it. */
    String outside();

    /** The NAT forgets its bindings; when it returns it has. */
    void rebind();
}
