const CLOSE_MILLIS = 1500;
const REGISTRATION = ['REGISTERED', 'REGISTRATION_FAILED', 'UNREGISTERED', 'DISCONNECTED'];

/** What a test harness sees of the page: the same phone that a person uses, with its records. */
export class Remote {
  #engine;
  #journal;
  #wire;
  #media;
  #lines;
  #ready;
  #view;
  #request = null;

  constructor({ engine, journal, wire, media, lines, ready, view }) {
    this.#engine = engine;
    this.#journal = journal;
    this.#wire = wire;
    this.#media = media;
    this.#lines = lines;
    this.#ready = ready;
    this.#view = view;
  }

  async open(account) {
    await this.#ready;
    this.#engine.open(account);
    this.#view.account = account;
  }

  /** Starts a command; what comes of it is an event. */
  command(name, ...words) {
    Promise.resolve()
      .then(() => this.#engine[name](...words))
      .catch((error) => this.#journal.note('ERROR', `${name}: ${error?.message ?? error}`));
  }

  /** Starts an in-dialog request; {@link #status} says what comes of it. */
  request(method, withinMillis) {
    this.#request = Promise.resolve()
      .then(() => this.#engine.request(method, withinMillis))
      .then((status) => ({ done: true, status: status ?? 0 }));
    this.#request.catch((error) => this.#journal.note('ERROR', `${method}: ${error.message}`));
  }

  /** The final status of the last request, 0 for none; not done when it is still awaited after this time. */
  status(withinMillis) {
    const later = new Promise((resolve) => setTimeout(() => resolve({ done: false, status: 0 }), withinMillis));
    return Promise.race([this.#request.catch(() => ({ done: true, status: 0 })), later]);
  }

  events(from, withinMillis) {
    return this.#journal.next(from, withinMillis);
  }

  messages(from) {
    return this.#wire.since(from);
  }

  subprotocol() {
    return this.#wire.subprotocol;
  }

  /** The recording of the present or last call, from this sample on if it is the one that the caller knows. */
  heard(id, from) {
    const { recording, recordingId } = this.#media;
    if (!recording) return null;
    const start = id === recordingId ? from : 0;
    return { id: recordingId, startedAt: recording.startedAt, from: start, pcm: recording.base64(start) };
  }

  async facts() {
    const facts = await this.#engine.facts();
    return facts && { ...facts, audioBehindMillis: this.#media.behind };
  }

  console() {
    return this.#lines;
  }

  /** Unregisters where there is something to unregister, and waits a little for it. */
  async close() {
    const events = this.#journal.since(0);
    const registered = events.findLast(({ kind }) => REGISTRATION.includes(kind))?.kind === 'REGISTERED';
    this.#engine.close();
    const end = performance.now() + CLOSE_MILLIS;
    let seen = events.length;
    for (let left = registered; left && performance.now() < end;) {
      const more = await this.#journal.next(seen, end - performance.now());
      seen += more.length;
      left = !more.some(({ kind }) => REGISTRATION.includes(kind));
    }
  }
}
