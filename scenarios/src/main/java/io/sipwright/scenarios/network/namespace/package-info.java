/**
 * NATs in front of Linux network namespaces, for programs with sockets of their own such as browsers. {@link
 * io.sipwright.scenarios.network.namespace.OutsideNetwork} is the outside, {@link
 * io.sipwright.scenarios.network.namespace.NatNamespace} an inside behind one NAT. The packets pass the same packet model as those of
 * scripted browsers.
 */
@NullMarked
package io.sipwright.scenarios.network.namespace;

import org.jspecify.annotations.NullMarked;
