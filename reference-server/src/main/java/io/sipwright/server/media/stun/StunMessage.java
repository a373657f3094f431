package io.sipwright.server.media.stun;

/** A Binding request or a response to one, as it was received. */
public sealed interface StunMessage permits BindingRequest, BindingResponse {
    TransactionId transaction();

    Integrity integrity();
}
