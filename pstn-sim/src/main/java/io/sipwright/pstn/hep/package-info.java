/** SIP mirrored by a PBX: the Homer Encapsulation Protocol, version 3, over UDP. */
@NullMarked
package io.sipwright.pstn.hep;

import org.jspecify.annotations.NullMarked;
