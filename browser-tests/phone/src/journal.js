import { wall } from './clock.js';

/** What has happened to the phone, in order. Its kinds are those of the browser port, plus a few for the page alone. */
export class Journal {
  #events = [];
  #listeners = new Set();

  note(kind, detail = '') {
    const event = { at: wall(), kind, detail: String(detail ?? '') };
    this.#events.push(event);
    for (const listener of [...this.#listeners]) listener(event);
  }

  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  since(index) {
    return this.#events.slice(index);
  }

  /** Events from this index on: at once when there are such, else the first that comes within the time, else none. */
  async next(index, withinMillis) {
    if (this.#events.length > index || withinMillis <= 0) return this.since(index);
    await new Promise((resolve) => {
      const stop = this.listen(() => {
        clearTimeout(timer);
        stop();
        resolve();
      });
      const timer = setTimeout(() => {
        stop();
        resolve();
      }, withinMillis);
    });
    return this.since(index);
  }
}
