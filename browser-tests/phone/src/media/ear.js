import { Decimator } from './decimator.js';

const BLOCK = 160;
const RATE = 8000;

/** Runs in the audio thread: hands on what it hears in blocks of 20 ms at 8 kHz, with the context's time of the first sample. */
class Ear extends AudioWorkletProcessor {
  #decimator = new Decimator(sampleRate, RATE);
  #block = new Int16Array(BLOCK);
  #filled = 0;
  #startsAt = 0;

  process([channels]) {
    const length = channels[0]?.length ?? 128;
    for (let n = 0; n < length; n++) {
      let sample = 0;
      for (const channel of channels) sample += channel[n] / channels.length;
      this.#take(this.#decimator.push(sample), currentFrame + n);
    }
    return true;
  }

  #take(sample, frame) {
    if (sample === undefined) return;
    if (this.#filled === 0) this.#startsAt = (frame - this.#decimator.delay) / sampleRate;
    this.#block[this.#filled++] = sample;
    if (this.#filled < BLOCK) return;
    this.port.postMessage({ startsAt: this.#startsAt, samples: this.#block }, [this.#block.buffer]);
    this.#block = new Int16Array(BLOCK);
    this.#filled = 0;
  }
}

registerProcessor('ear', Ear);
