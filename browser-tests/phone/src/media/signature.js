/** A party's coded voice: a hop pattern of tones that says who speaks and when. The far end's detector knows the same format. */

export const SYMBOL_MILLIS = 40;
export const FRAME_MILLIS = 320;
const MARKS = 4096;
const SYNC = 16;
const AMPLITUDE = 0.3;
const FADE_SECONDS = 0.002;

export function frequency(symbol) {
  return 600 + 125 * symbol;
}

/** The eight symbols of frame number {@code epochMillis / 320}. */
export function frame(id, number) {
  const mark = number % MARKS;
  const [hi, lo] = [id >> 4, id & 15];
  const [m2, m1, m0] = [(mark >> 8) & 15, (mark >> 4) & 15, mark & 15];
  const check = (7 * hi + 3 * lo + 5 * m2 + 11 * m1 + 13 * m0 + 9) & 15;
  return [SYNC, hi, lo, m2, m1, m0, check, SYNC];
}

/** The frame as samples of full scale 1, each symbol with a raised-cosine fade at both ends. */
export function samples(symbols, sampleRate) {
  const length = (sampleRate * SYMBOL_MILLIS) / 1000;
  const fade = sampleRate * FADE_SECONDS;
  const out = new Float32Array(length * symbols.length);
  symbols.forEach((symbol, index) => {
    const step = (2 * Math.PI * frequency(symbol)) / sampleRate;
    for (let n = 0; n < length; n++) {
      const edge = Math.min(n, length - 1 - n);
      const gain = edge >= fade ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * edge) / fade);
      out[index * length + n] = AMPLITUDE * gain * Math.sin(step * n);
    }
  });
  return out;
}
