/** What the page says in words: statuses, close codes, times. */

const REASONS = {
  401: 'wrong user or password',
  403: 'not allowed',
  404: 'no such user or number',
  407: 'wrong user or password',
  408: 'no answer in time',
  480: 'not available now',
  481: 'the call is not known there any more',
  486: 'busy',
  487: 'cancelled',
  488: 'the other side cannot do this kind of call',
  501: 'the other side cannot do this',
  503: 'the server is not available',
  603: 'declined',
};

/** Close codes of a WebSocket (RFC 6455 §7.4.1). */
const CLOSED = {
  1000: 'the server closed the connection',
  1001: 'the server goes away or restarts',
  1006: 'the connection broke off without a closing message',
  1011: 'the server had an error inside',
  1015: 'the TLS handshake failed',
};

/** A status or reason in words, with its number where it has one. */
export function inWords(detail) {
  const words = REASONS[detail];
  return words ? `${words} (${detail})` : detail;
}

/** Why a connection is closed; the detail is a library's, with the close code somewhere in it. */
export function closedInWords(detail) {
  const code = /(?:^|code: )(\d{4})\b/.exec(detail)?.[1];
  return CLOSED[code] ? `${CLOSED[code]} (${code})` : detail;
}

/**
 * A connection that never opened. A browser does not say why: a certificate that it does not trust looks like a server
 * that is not there, and only a page of that server lets a person accept the certificate.
 */
export function unreachable(server) {
  const secure = /^wss:\/\/([^/?#]+)/.exec(server);
  const first = `The server ${server} could not be reached.`;
  if (!secure) return `${first} Check its address, and that it runs.`;
  return `${first} If the browser does not trust its certificate, open https://${secure[1]}/ once and accept it, or trust its CA. Then register again.`;
}

/** A length of time as minutes and seconds. */
export function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
