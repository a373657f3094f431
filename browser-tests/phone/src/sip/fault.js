import { bodyOf, isRequest, methodOf, withBody } from './message.js';

const FINGERPRINT = /^(a=fingerprint:\S+ )([0-9A-Fa-f]{2})((?::[0-9A-Fa-f]{2})*)/gm;
const WRONG_FINGERPRINTS = ['WRONG_FINGERPRINT', 'WRONG_FINGERPRINT_PASSIVE', 'WRONG_FINGERPRINT_FROM_ZERO'];

const complement = (hex) => hex.replace(/[0-9A-Fa-f]/g, (digit) => (15 - parseInt(digit, 16)).toString(16).toUpperCase());

/**
 * Every hex digit becomes its complement: a well-formed fingerprint (RFC 8122 §5) of no certificate that is there. Its first
 * octet is 00 when that is the fault, and else never.
 */
function wrongFingerprint(sdp, fromZero) {
  const first = (octet) => (fromZero ? '00' : complement(octet).replace('00', '01'));
  return sdp.replace(FINGERPRINT, (_, name, octet, others) => name + first(octet) + complement(others));
}

/**
 * The message as a phone with this fault sends it. Only what goes over the wire is changed; the browser's own
 * description stays as it is.
 */
export function spoil(message, fault) {
  if (!WRONG_FINGERPRINTS.includes(fault)) return message;
  const own = bodyOf(message);
  let body = wrongFingerprint(own, fault === 'WRONG_FINGERPRINT_FROM_ZERO');
  if (body === own) return message;
  const isOffer = isRequest(message) && methodOf(message) !== 'ACK';
  if (fault === 'WRONG_FINGERPRINT_PASSIVE' && isOffer) body = body.replace(/^a=setup:actpass/gm, 'a=setup:passive');
  return withBody(message, body);
}
