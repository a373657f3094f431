import { AudioClock } from '../clock.js';
import { movingPicture } from './picture.js';
import { Recording } from './recording.js';
import { Voice } from './voice.js';

const RATE = 48000;
const TICK_MILLIS = 50;
const START_MILLIS = 8000;

/** Microphone, camera and ear of a phone under test: it speaks its signature and records what it hears. */
export class Studio {
  #context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
  #clock;
  #voice;
  #id;
  #permission;
  #ear = null;
  #recordings = 0;
  recording = null;
  recordingId = 0;

  constructor(id) {
    this.#id = id;
  }

  /** Ready when the sound clock runs, the ear is loaded and the microphone was granted. */
  async ready() {
    // A granted microphone is what makes both browsers offer their real addresses as candidates (RFC 8828 §5.2 mode 1).
    this.#permission = await navigator.mediaDevices.getUserMedia({ audio: plainAudio() });
    await Promise.all([this.#context.audioWorklet.addModule('ear.js'), this.#running()]);
    this.#clock = new AudioClock(this.#context);
    await this.#clock.settle();
    this.#voice = new Voice(this.#context, this.#clock, this.#id);
    setInterval(() => {
      this.#clock.observe();
      this.#voice.speak();
    }, TICK_MILLIS);
  }

  get behind() {
    return Math.round(this.#clock?.behind ?? 0);
  }

  async open({ video }) {
    const stream = this.#voice.stream();
    if (video) stream.addTrack(movingPicture(`signature ${this.#id}`));
    return stream;
  }

  listen(stream) {
    this.deafen();
    this.recordingId = ++this.#recordings;
    const recording = (this.recording = new Recording());
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: stream });
    const ear = new AudioWorkletNode(this.#context, 'ear', { numberOfOutputs: 1 });
    ear.port.onmessage = ({ data }) => recording.append(data.samples, this.#clock.wallAt(data.startsAt));
    source.connect(ear);
    // Its output is silence; a node that leads nowhere need not be run by the browser.
    ear.connect(this.#context.destination);
    this.#ear = { source, ear };
  }

  deafen() {
    if (!this.#ear) return;
    this.#ear.source.disconnect();
    this.#ear.ear.disconnect();
    this.#ear.ear.port.onmessage = null;
    this.#ear = null;
  }

  async #running() {
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error('the audio clock does not run: no sound device')), START_MILLIS));
    await Promise.race([this.#context.resume(), late]);
  }
}

/** No processing: echo cancellation, noise suppression and gain control eat steady tones. */
function plainAudio() {
  return { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
}
