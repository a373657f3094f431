const QUIET_DB = -60;
const PERIOD_MILLIS = 100;
const SAMPLES = 1024;

/** How loud samples of full scale 1 are: 0 for -60 dB of full scale and less, 1 for full scale. */
export function levelOf(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return power > 0 ? Math.max(0, Math.min(1, 1 - (10 * Math.log10(power)) / QUIET_DB)) : 0;
}

/** Measures how loud the own microphone and the far end are, several times a second, until the call is over. */
export class Levels {
  #show;
  #context = null;
  #timer = 0;
  #meters = new Map();

  /** @param show takes {@code own} or {@code far} and the level, 0 to 1 */
  constructor(show) {
    this.#show = show;
  }

  measure(who, stream) {
    if (!stream.getAudioTracks().length) return;
    this.#context ??= new AudioContext();
    this.#context.resume();
    this.#meters.get(who)?.source.disconnect();
    const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream(stream.getAudioTracks()) });
    const analyser = new AnalyserNode(this.#context, { fftSize: SAMPLES });
    source.connect(analyser);
    this.#meters.set(who, { source, analyser, samples: new Float32Array(SAMPLES) });
    this.#timer ||= setInterval(() => this.#look(), PERIOD_MILLIS);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
    for (const [who, { source }] of this.#meters) {
      source.disconnect();
      this.#show(who, 0);
    }
    this.#meters.clear();
    this.#context?.suspend();
  }

  #look() {
    for (const [who, { analyser, samples }] of this.#meters) {
      analyser.getFloatTimeDomainData(samples);
      this.#show(who, levelOf(samples));
    }
  }
}
