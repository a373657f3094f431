import { wall } from '../clock.js';
import { spoil } from './fault.js';
import { isKeepAlive, methodOf, statusOf } from './message.js';

const CHALLENGES = [401, 407];

/** Takes down what goes over the page's WebSockets, and commits the phone's deliberate fault on the way out. */
export class Wire {
  #messages = [];
  #waiting = new Set();
  #sockets = 0;
  #fault;
  subprotocol = '';

  constructor(fault) {
    this.#fault = fault;
  }

  /** Replaces the page's WebSocket; to be called before a library opens one. */
  tap(scope) {
    const wire = this;
    scope.WebSocket = class extends scope.WebSocket {
      #name = `ws-${++wire.#sockets}`;

      constructor(url, protocols) {
        super(url, protocols);
        this.addEventListener('open', () => (wire.subprotocol = this.protocol));
        this.addEventListener('message', ({ data }) => wire.#record('RECEIVED', this, this.#name, data));
      }

      send(data) {
        const spoilt = typeof data === 'string' ? spoil(data, wire.#fault) : data;
        wire.#record('SENT', this, this.#name, spoilt);
        super.send(spoilt);
      }
    };
  }

  since(index) {
    return this.#messages.slice(index);
  }

  /** Status of the next final response to this method; a challenge when nothing came after it in time, 0 when nothing came at all. */
  nextFinal(method, withinMillis) {
    return new Promise((resolve) => {
      const wait = { method, challenge: 0, resolve: (status) => { clearTimeout(timer); this.#waiting.delete(wait); resolve(status); } };
      const timer = setTimeout(() => wait.resolve(wait.challenge), withinMillis);
      this.#waiting.add(wait);
    });
  }

  #record(direction, socket, connection, data) {
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
    if (isKeepAlive(text)) return;
    this.#messages.push({ at: wall(), direction, remote: socket.url, connection, text });
    if (direction === 'RECEIVED') this.#answer(text);
  }

  #answer(text) {
    const status = statusOf(text);
    if (status < 200) return;
    for (const wait of [...this.#waiting].filter(({ method }) => method === methodOf(text))) {
      if (CHALLENGES.includes(status)) wait.challenge = status;
      else wait.resolve(status);
    }
  }
}
