/** Wall-clock time in milliseconds, with fractions where the browser gives them. */
export function wall() {
  return performance.timeOrigin + performance.now();
}

const SECOND = 1000;
const OBSERVED = 20;
const RECENT = 4;
const SETTLE_MILLIS = 10;

/**
 * Maps an audio context's time to wall-clock time. A context advances in bursts and its clock is stale between them, so
 * the smallest difference of the last second is the true one.
 */
export class AudioClock {
  #context;
  #differences = [];

  constructor(context) {
    this.#context = context;
    this.observe();
  }

  /** A first fair guess, before anything depends on it. */
  async settle() {
    for (let n = 0; n < OBSERVED / 2; n++) {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLIS));
      this.observe();
    }
  }

  observe() {
    this.#differences.push(wall() - this.#context.currentTime * SECOND);
    if (this.#differences.length > OBSERVED) this.#differences.shift();
  }

  get offset() {
    return Math.min(...this.#differences);
  }

  /** How far the context is behind the wall clock now. Only differences mean something: it falls behind by what it stands still. */
  get behind() {
    return Math.min(...this.#differences.slice(-RECENT));
  }

  wallAt(contextSeconds) {
    return contextSeconds * SECOND + this.offset;
  }
}
