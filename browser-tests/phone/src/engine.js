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
  #peers = [];
  #streams = new Set();
  #referred = false;
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
    journal.listen(({ kind }) => this.#heed(kind));
  }

  /** Takes an account; nothing is sent yet. */
  open(account) {
    this.#line?.close();
    this.#account = account;
    const host = {
      wire: this.#wire,
      report: (kind, detail) => this.#journal.note(kind, detail),
      peer: (pc) => this.#watch(pc),
      anotherStream: () => this.#take({ video: this.#sendsVideo() }),
    };
    this.#line = new this.#Line(host, account);
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
    this.#journal.note('CALLING', destination);
    try {
      const stream = await this.#open(media !== 'AUDIO');
      if (stream) await this.#line.call(this.#target(destination), stream, { data: media === 'AUDIO_VIDEO_DATA' });
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

  async hold(on) {
    if (!(await this.#line.hold(on))) this.#journal.note('NOT_HELD');
  }

  /** Asks the other side to call somebody else in place of this call (RFC 3515). */
  async transfer(destination) {
    this.#journal.note('TRANSFERRING', destination);
    try {
      await this.#line.transfer(this.#target(destination));
    } catch (error) {
      this.#journal.note('TRANSFER_FAILED', error.message);
    }
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
    const stream = await this.#take({ video });
    if (attempt === this.#attempt) return stream;
    this.#streams.delete(stream);
    stop(stream);
    return null;
  }

  async #take(wanted) {
    const stream = await this.#media.open(wanted);
    this.#streams.add(stream);
    this.#screen.own(stream);
    return stream;
  }

  #sendsVideo() {
    return [...this.#streams].some((stream) => stream.getVideoTracks().length > 0);
  }

  #target(destination) {
    return destination.includes(':') ? destination : `sip:${destination}@${this.#account.domain}`;
  }

  /** Of the latest call, also after it is over. */
  get #peer() {
    return this.#peers.at(-1)?.peer;
  }

  /** While the other side transfers this phone there are two connections. */
  #watch(pc) {
    const heard = new MediaStream();
    const peer = new Peer(pc, (kind, detail) => this.#journal.note(kind, detail), (track) => {
      heard.addTrack(track);
      this.#screen.remote(heard);
      if (track.kind === 'audio') this.#media.listen(new MediaStream([track]));
    });
    this.#peers = [...(this.#referred ? this.#peers : []), { peer, heard }];
  }

  #heed(kind) {
    if (OVER.includes(kind)) this.#clear();
    if (kind === 'ESTABLISHED') for (const { peer } of this.#peers.slice(0, -1)) peer.leave();
    if (kind === 'TRANSFER_ABANDONED') this.#back();
    if (kind === 'REFERRED') this.#referred = true;
    else if (['ESTABLISHED', 'TRANSFER_ABANDONED', ...OVER].includes(kind)) this.#referred = false;
  }

  /** The call to which the phone was transferred came to nothing; the one before goes on. */
  #back() {
    if (this.#peers.length < 2) return;
    this.#peers.pop().peer.leave();
    const { heard } = this.#peers.at(-1);
    this.#screen.remote(heard);
    this.#media.listen(new MediaStream(heard.getAudioTracks()));
  }

  #clear() {
    for (const stream of this.#streams) stop(stream);
    this.#streams.clear();
    for (const { peer } of this.#peers) peer.leave();
    this.#media.deafen();
    this.#screen.clear();
  }
}

function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}
