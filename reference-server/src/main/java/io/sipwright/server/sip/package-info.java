/**
 * Strict SIP codec over JAIN-SIP's parser; the only importer of gov.nist. Exceptions carry the SIP status to send (RFC
 * 3261 §7, §21.4).
 */
@NullMarked
package io.sipwright.server.sip;

import org.jspecify.annotations.NullMarked;
