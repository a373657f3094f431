import { factsOf } from './facts.js';

const SNAPSHOT_MILLIS = 1000;
const SETTLING_MILLIS = 5000;
const LOST_MILLIS = 5000;
const CONNECTED = ['connected', 'completed'];
const SETTLED = ['connected', 'failed', 'closed'];

/** Watches one peer connection: reports what becomes of ICE and DTLS, hands on remote tracks, keeps the last statistics. */
export class Peer {
  #pc;
  #report;
  #facts = null;
  #timer;
  #gone = 0;
  #lost = false;
  #left = false;
  #said = new Set();

  constructor(pc, report, onTrack) {
    this.#pc = pc;
    this.#report = report;
    pc.addEventListener('iceconnectionstatechange', () => this.#look());
    pc.addEventListener('connectionstatechange', () => this.#look());
    pc.addEventListener('track', ({ track }) => onTrack(track));
    this.#timer = setInterval(() => this.facts(), SNAPSHOT_MILLIS);
  }

  /** Statistics of now, or the last ones before the connection was closed. */
  async facts() {
    if (this.#pc.connectionState === 'closed') clearInterval(this.#timer);
    else this.#facts = factsOf(this.#pc, [...(await this.#pc.getStats()).values()]);
    return this.#facts;
  }

  /** Resolves when the media path stands, or will not; before, nothing can say whether digits may go into the audio. */
  settled() {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SETTLING_MILLIS);
      const look = () => {
        if (!SETTLED.includes(this.#pc.connectionState)) return;
        clearTimeout(timer);
        resolve();
      };
      this.#pc.addEventListener('connectionstatechange', look);
      look();
    });
  }

  /** Puts digits into the audio as telephone events (RFC 4733); false when that was not negotiated. */
  tones(digits) {
    const sender = this.#pc.getSenders().find(({ dtmf }) => dtmf?.canInsertDTMF);
    sender?.dtmf.insertDTMF((sender.dtmf.toneBuffer ?? '') + digits, 120, 80);
    return sender !== undefined;
  }

  /** The call is over: what becomes of its media is reported no more. */
  leave() {
    this.#left = true;
    clearTimeout(this.#gone);
  }

  #look() {
    const { iceConnectionState: ice, connectionState: all } = this.#pc;
    if (CONNECTED.includes(ice)) this.#once('ICE_CONNECTED');
    if (all === 'connected') this.#once('DTLS_CONNECTED');
    this.#miss(ice);
    if (ice === 'failed') this.#once('MEDIA_FAILED', 'ice');
    else if (all === 'failed') this.#once('MEDIA_FAILED', 'dtls');
    this.facts();
  }

  /** A path that stood and is disconnected may come back by itself within seconds (W3C webrtc §5.6.3). */
  #miss(ice) {
    if (this.#left) return;
    if (ice !== 'disconnected') clearTimeout(this.#gone);
    if (CONNECTED.includes(ice)) this.#become(false);
    else if (ice === 'failed') this.#become(this.#said.has('ICE_CONNECTED'));
    else if (ice === 'disconnected') this.#gone = setTimeout(() => this.#become(true), LOST_MILLIS);
  }

  #become(lost) {
    if (lost === this.#lost) return;
    this.#lost = lost;
    this.#report(lost ? 'MEDIA_LOST' : 'MEDIA_BACK');
  }

  #once(kind, detail) {
    if (this.#said.has(kind)) return;
    this.#said.add(kind);
    this.#report(kind, detail);
  }
}
