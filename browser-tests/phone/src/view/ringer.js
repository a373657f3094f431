const ON_SECONDS = 1;
const PERIOD_MILLIS = 3000;
const HERTZ = [440, 480];

/** Rings for a person while a call comes in. */
export class Ringer {
  #context = null;
  #timer = 0;

  ring(on) {
    if (on === Boolean(this.#timer)) return;
    clearInterval(this.#timer);
    this.#timer = on ? setInterval(() => this.#sound(), PERIOD_MILLIS) : 0;
    if (on) this.#sound();
  }

  #sound() {
    this.#context ??= new AudioContext();
    const gain = new GainNode(this.#context, { gain: 0.08 });
    gain.connect(this.#context.destination);
    for (const frequency of HERTZ) {
      const tone = new OscillatorNode(this.#context, { frequency });
      tone.connect(gain);
      tone.start();
      tone.stop(this.#context.currentTime + ON_SECONDS);
    }
  }
}
