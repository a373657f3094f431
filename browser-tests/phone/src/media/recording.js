const RATE_PER_MILLI = 8;
const LOST_MILLIS = 40;
const BYTES_AT_ONCE = 0x8000;

/** 16-bit mono samples at 8 kHz on the wall clock; lost time is there as silence. */
export class Recording {
  #blocks = [];
  #length = 0;
  startedAt = 0;

  append(samples, wallMillis) {
    if (this.#length === 0) this.startedAt = wallMillis;
    const lost = wallMillis - (this.startedAt + this.#length / RATE_PER_MILLI);
    if (lost > LOST_MILLIS) this.#keep(new Int16Array(Math.round(lost * RATE_PER_MILLI)));
    this.#keep(samples);
  }

  /** Samples from this index on, little-endian, as base64. */
  base64(from) {
    const all = new Int16Array(Math.max(0, this.#length - from));
    let at = 0;
    for (const block of this.#blocks) {
      const skip = Math.max(0, Math.min(block.length, from - at));
      if (skip < block.length) all.set(block.subarray(skip), at + skip - from);
      at += block.length;
    }
    return toBase64(new Uint8Array(all.buffer));
  }

  #keep(samples) {
    this.#blocks.push(samples);
    this.#length += samples.length;
  }
}

function toBase64(bytes) {
  let text = '';
  for (let n = 0; n < bytes.length; n += BYTES_AT_ONCE) text += String.fromCharCode(...bytes.subarray(n, n + BYTES_AT_ONCE));
  return btoa(text);
}
