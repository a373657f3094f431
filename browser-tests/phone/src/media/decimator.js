const TAPS = 95;
const PASS_HZ = 3500;

/** Windowed-sinc low pass and down-sampling by a whole factor, to 16-bit samples. */
export class Decimator {
  #factor;
  #taps;
  #line = new Float32Array(TAPS);
  #at = 0;
  #phase = 0;

  constructor(sampleRate, targetRate) {
    this.#factor = Math.round(sampleRate / targetRate);
    this.#taps = lowPass(PASS_HZ / sampleRate);
  }

  /** Delay of the filter in samples of the input. */
  get delay() {
    return (TAPS - 1) / 2;
  }

  /** Takes one input sample; gives one 16-bit sample at every factor-th call, else undefined. */
  push(sample) {
    this.#line[this.#at] = sample;
    this.#at = (this.#at + 1) % TAPS;
    this.#phase = (this.#phase + 1) % this.#factor;
    if (this.#phase !== 0) return undefined;
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap++) sum += this.#taps[tap] * this.#line[(this.#at + tap) % TAPS];
    return Math.max(-32768, Math.min(32767, Math.round(sum * 32768)));
  }
}

function lowPass(cutoff) {
  const middle = (TAPS - 1) / 2;
  const taps = Array.from({ length: TAPS }, (_, n) => {
    const x = n - middle;
    const sinc = x === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (TAPS - 1)));
  });
  const sum = taps.reduce((a, b) => a + b);
  return taps.map((tap) => tap / sum);
}
