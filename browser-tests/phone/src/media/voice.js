import { FRAME_MILLIS, frame, samples } from './signature.js';

const AHEAD_SECONDS = 2;
const SLACK_MILLIS = 4;
const BROKEN_MILLIS = 40;

/** Speaks a signature on the wall clock's grid, by audio buffers scheduled ahead of time. */
export class Voice {
  #context;
  #clock;
  #id;
  #out;
  #anchor;
  #next = 0;
  #sounding = new Set();

  constructor(context, clock, id) {
    this.#context = context;
    this.#clock = clock;
    this.#id = id;
    this.#out = new GainNode(context);
  }

  /** A fresh audio track that carries the voice; its taker may stop it. */
  stream() {
    const destination = new MediaStreamAudioDestinationNode(this.#context, { channelCount: 1 });
    this.#out.connect(destination);
    const [track] = destination.stream.getAudioTracks();
    const stop = track.stop.bind(track);
    track.stop = () => {
      stop();
      this.#out.disconnect(destination);
      track.stop = stop;
    };
    return destination.stream;
  }

  /** To be called several times a second. */
  speak() {
    this.#keepTime();
    const now = this.#context.currentTime;
    if (this.#startOf(this.#next) < now + 0.02) this.#next = Math.ceil(((now + 0.05) * 1000 + this.#anchor) / FRAME_MILLIS);
    while (this.#startOf(this.#next) < now + AHEAD_SECONDS) this.#schedule(this.#next++);
  }

  #keepTime() {
    const drift = Math.abs(this.#clock.offset - (this.#anchor ?? -Infinity));
    if (drift <= SLACK_MILLIS) return;
    this.#anchor = this.#clock.offset;
    if (drift < BROKEN_MILLIS) return;
    for (const source of this.#sounding) source.stop();
    this.#next = 0;
  }

  #startOf(number) {
    return (number * FRAME_MILLIS - this.#anchor) / 1000;
  }

  #schedule(number) {
    const rate = this.#context.sampleRate;
    const sound = samples(frame(this.#id, number), rate);
    const buffer = new AudioBuffer({ length: sound.length, numberOfChannels: 1, sampleRate: rate });
    buffer.copyToChannel(sound, 0);
    const source = new AudioBufferSourceNode(this.#context, { buffer });
    source.connect(this.#out);
    source.onended = () => this.#sounding.delete(source);
    this.#sounding.add(source);
    source.start(Math.round(this.#startOf(number) * rate) / rate);
  }
}
