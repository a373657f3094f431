import { closedInWords, inWords } from '../words.js';

const SENTENCES = {
  CONNECTING: () => ['Connecting to the server', ''],
  CONNECTED: () => ['Connected to the server', ''],
  DISCONNECTED: (detail, { connection }) => {
    if (!detail) return ['Connection closed', ''];
    return [`${connection === 'online' ? 'Connection lost' : 'No connection'}: ${closedInWords(detail)}`, 'bad'];
  },
  REGISTERED: () => ['Registered: ready for calls', 'good'],
  REGISTRATION_FAILED: (detail) => [`Registration failed: ${inWords(detail)}`, 'bad'],
  UNREGISTERED: () => ['No longer registered', ''],
  CALLING: (detail) => [`Calling ${detail}`, ''],
  INCOMING: (detail) => [`${detail} is calling`, ''],
  RINGING: () => ['Ringing at the other side', ''],
  EARLY_MEDIA: () => ['Audio before the answer', ''],
  ANSWERING: () => ['Answering', ''],
  NOT_ANSWERED: (detail) => [detail, 'bad'],
  ESTABLISHED: () => ['Call established', 'good'],
  FAILED: (detail) => [`Call not established: ${inWords(detail)}`, 'bad'],
  ENDED: (detail) => [detail === 'remote' ? 'The other side hung up' : 'You hung up', ''],
  ICE_CONNECTED: () => ['Media path found (ICE)', ''],
  DTLS_CONNECTED: () => ['Media encrypted (DTLS-SRTP)', 'good'],
  MEDIA_FAILED: (detail) => [`Media failed (${detail.toUpperCase()})`, 'bad'],
  HELD: (by) => [by === 'local' ? 'You hold the call' : 'The other side holds the call', ''],
  RESUMED: (by) => [by === 'local' ? 'You resumed the call' : 'The other side resumed the call', ''],
  NOT_HELD: (detail) => [`Hold or resume was refused${detail ? `: ${inWords(detail)}` : ''}`, 'bad'],
  TRANSFERRING: (to) => [`Transferring to ${to}`, ''],
  TRANSFER_PROGRESS: (status) => [status === '180' ? 'It rings there' : `The transfer goes on (${status})`, ''],
  TRANSFER_FAILED: (status) => [`Transfer refused: ${inWords(status)}`, 'bad'],
  TRANSFERRED: () => ['Transferred', 'good'],
  REFERRED: (to) => [`The other side transfers you to ${to}`, ''],
  TRANSFER_ABANDONED: (status) => [`The call to the new party failed: ${inWords(status)}. Back in the call before`, 'bad'],
  MEDIA_LOST: () => ['Nothing arrives from the other side', 'bad'],
  MEDIA_BACK: () => ['Media arrive again', 'good'],
  CALL_LOST: (detail) => [`Call lost: ${detail}`, 'bad'],
  DIGIT: (detail) => [`Digit received: ${detail}`, ''],
  ERROR: (detail) => [detail, 'bad'],
};

const SHOWN = 200;

/** The list of what happened, newest first. */
export class Log {
  #list;

  constructor(list) {
    this.#list = list;
  }

  /** @param state of the phone before the event */
  show({ at, kind, detail }, state) {
    const [sentence, mood] = SENTENCES[kind]?.(detail, state) ?? [`${kind} ${detail}`, ''];
    const time = Object.assign(document.createElement('time'), {
      dateTime: new Date(at).toISOString(),
      textContent: clock(new Date(at)),
    });
    const item = Object.assign(document.createElement('li'), { className: mood });
    item.append(time, Object.assign(document.createElement('span'), { textContent: sentence }));
    this.#list.prepend(item);
    while (this.#list.childElementCount > SHOWN) this.#list.lastElementChild.remove();
  }
}

function clock(date) {
  const two = (number) => String(number).padStart(2, '0');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
