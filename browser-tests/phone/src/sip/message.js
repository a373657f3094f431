/** The few facts about a SIP message that the page needs; everything else is the library's business. */

const LINE = '\r\n';

export function isKeepAlive(text) {
  return /^[\r\n]*$/.test(text);
}

/** Status code of a response, or 0 for a request. */
export function statusOf(text) {
  return Number(/^SIP\/2\.0 (\d{3})/.exec(text)?.[1] ?? 0);
}

/** Method that a message belongs to, from its CSeq. */
export function methodOf(text) {
  return /^CSeq[ \t]*:[ \t]*\d+[ \t]+(\S+)/im.exec(text)?.[1] ?? '';
}

export function isRequest(text) {
  return statusOf(text) === 0;
}

/** The message with another body; Content-Length (RFC 3261 §20.14) counts the bytes of it. */
export function withBody(text, body) {
  const end = text.indexOf(LINE + LINE);
  const head = text.slice(0, end);
  const length = new TextEncoder().encode(body).length;
  return head.replace(/^((?:Content-Length|l)[ \t]*:[ \t]*)\d+/im, `$1${length}`) + LINE + LINE + body;
}

export function bodyOf(text) {
  const end = text.indexOf(LINE + LINE);
  return end < 0 ? '' : text.slice(end + 2 * LINE.length);
}

/** Whether a session description offers video at a port that is not 0 (RFC 3264 §5.1). */
export function offersVideo(sdp) {
  return /^m=video [1-9]/m.test(sdp ?? '');
}

/** Whether the sender of a session description wants to receive audio (RFC 3264 §5.1); who does not holds the other side (§8.4). */
export function receives(sdp) {
  const audio = /^m=audio [^]*?(?=\r?\nm=|$(?![^]))/m.exec(sdp)?.[0] ?? '';
  const direction = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;
  const found = direction.exec(audio) ?? direction.exec(sdp.split(/^m=/m)[0]);
  const nowhere = /^c=IN IP4 0\.0\.0\.0\s*$/m.test(audio);
  return !nowhere && !['sendonly', 'inactive'].includes(found?.[1]);
}
