import { Peer } from './media/peer.js';

const OVER = ['FAILED', 'ENDED'];

/** One phone: an account on one SIP library, one call at a time. What comes of its commands is in the journal. */
export class Engine {
  #Line;
  #journal;
  #wire;
  #media;
  #screen;
  #line = null;
  #account = null;
  #peer = null;
  #stream = null;
  #attempt = 0;

  /**
   * @param Line the signalling, JsSIP's or SIP.js's
   * @param media microphone and ear
   * @param screen shows remote tracks and the own picture
   */
  constructor({ Line, journal, wire, media, screen }) {
    this.#Line = Line;
    this.#journal = journal;
    this.#wire = wire;
    this.#media = media;
    this.#screen = screen;
    journal.listen(({ kind }) => OVER.includes(kind) && this.#clear());
  }

  /** Takes an account; nothing is sent yet. */
  open(account) {
    this.#line?.close();
    this.#account = account;
    this.#line = new this.#Line({ wire: this.#wire, report: (kind, detail) => this.#journal.note(kind, detail), peer: (pc) => this.#watch(pc) }, account);
  }

  register() {
    this.#journal.note('CONNECTING', this.#account.server);
    return this.#line.register();
  }

  refresh() {
    return this.#line.refresh();
  }

  unregister() {
    return this.#line.unregister();
  }

  /** @param media AUDIO, AUDIO_VIDEO or AUDIO_VIDEO_DATA */
  async call(destination, media) {
    const target = destination.includes(':') ? destination : `sip:${destination}@${this.#account.domain}`;
    this.#journal.note('CALLING', destination);
    try {
      const stream = await this.#open(media !== 'AUDIO');
      if (stream) await this.#line.call(target, stream, { data: media === 'AUDIO_VIDEO_DATA' });
      else this.#journal.note('FAILED', '487');
    } catch (error) {
      this.#journal.note('FAILED', error.message);
    }
  }

  async answer() {
    this.#journal.note('ANSWERING');
    try {
      const stream = await this.#open(this.#line.offersVideo());
      if (stream) await this.#line.answer(stream);
    } catch (error) {
      this.#journal.note('NOT_ANSWERED', error.message);
    }
  }

  reject() {
    return this.#line.reject();
  }

  hangUp() {
    this.#attempt++;
    return this.#line.hangUp();
  }

  mute(muted) {
    this.#line.mute(muted);
  }

  async dtmf(digits) {
    await this.#peer?.settled();
    if (!this.#peer?.tones(digits)) await this.#line.tonesByInfo(digits);
  }

  request(method, withinMillis) {
    return this.#line.request(method, withinMillis);
  }

  close() {
    return this.#line?.close();
  }

  async facts() {
    return (await this.#peer?.facts()) ?? null;
  }

  /** Microphone and camera for a call, or null when the call was given up meanwhile. */
  async #open(video) {
    const attempt = ++this.#attempt;
    const stream = await this.#media.open({ video });
    if (attempt !== this.#attempt) {
      stop(stream);
      return null;
    }
    this.#stream = stream;
    this.#screen.own(stream);
    return stream;
  }

  #watch(pc) {
    const heard = new MediaStream();
    this.#peer = new Peer(pc, (kind, detail) => this.#journal.note(kind, detail), (track) => {
      heard.addTrack(track);
      this.#screen.remote(heard);
      if (track.kind === 'audio') this.#media.listen(new MediaStream([track]));
    });
  }

  #clear() {
    stop(this.#stream);
    this.#stream = null;
    this.#peer?.leave();
    this.#media.deafen();
    this.#screen.clear();
  }
}

function stop(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
