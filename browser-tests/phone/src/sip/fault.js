import { bodyOf, isRequest, methodOf, withBody } from './message.js';

const FINGERPRINT = /^(a=fingerprint:\S+ )([0-9A-Fa-f:]+)/gm;

/** Every hex digit becomes its complement: a well-formed fingerprint (RFC 8122 §5) of no certificate that is there. */
function wrongFingerprint(sdp) {
  const complement = (digit) => (15 - parseInt(digit, 16)).toString(16).toUpperCase();
  return sdp.replace(FINGERPRINT, (_, name, value) => name + value.replace(/[0-9A-Fa-f]/g, complement));
}

/**
 * The message as a phone with this fault sends it. Only what goes over the wire is changed; the browser's own
 * description stays as it is.
 */
export function spoil(message, fault) {
  if (fault !== 'WRONG_FINGERPRINT' && fault !== 'WRONG_FINGERPRINT_PASSIVE') return message;
  let body = bodyOf(message);
  if (!FINGERPRINT.test(body)) return message;
  FINGERPRINT.lastIndex = 0;
  body = wrongFingerprint(body);
  const isOffer = isRequest(message) && methodOf(message) !== 'ACK';
  if (fault === 'WRONG_FINGERPRINT_PASSIVE' && isOffer) body = body.replace(/^a=setup:actpass/gm, 'a=setup:passive');
  return withBody(message, body);
}
