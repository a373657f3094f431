import { duration } from '../words.js';
import { keypad } from './keypad.js';

const PHASES = {
  calling: 'Calling…',
  ringing: 'Ringing…',
  early: 'Ringing… (you hear the other side)',
  incoming: 'Incoming call',
  answering: 'Answering…',
};

/** The call in progress. */
export class CallView {
  #find;
  #muted = false;
  #since = 0;

  constructor(find, run) {
    this.#find = find;
    keypad(find('tones'), (digit) => {
      find('sent-tones').textContent += digit;
      run('dtmf', digit);
    });
    find('answer').addEventListener('click', () => run('answer'));
    find('reject').addEventListener('click', () => run('reject'));
    find('hang-up').addEventListener('click', () => run('hangUp'));
    find('mute').addEventListener('click', () => this.#mute(!this.#muted, run));
    find('show-tones').addEventListener('click', () => this.#tones(find('tones-panel').hidden));
    setInterval(() => this.#tick(), 500);
  }

  /** @param note what else is to be known, such as a lost server */
  show(call, note) {
    this.#find('call-view').hidden = !call;
    if (!call) {
      this.#reset();
      return;
    }
    const incoming = call.phase === 'incoming';
    this.#find('peer').textContent = call.peer;
    this.#find('initial').textContent = [...call.peer.replace(/^sips?:/, '')][0]?.toUpperCase() ?? '?';
    this.#find('initial').dataset.phase = call.phase;
    this.#since = call.phase === 'established' && !call.lostAt ? call.at : 0;
    this.#find('phase').textContent = call.lostAt ? `Call lost after ${duration(call.lostAt - call.at)}` : (PHASES[call.phase] ?? '');
    this.#find('call-note').textContent = note;
    this.#find('call-note').hidden = !note;
    for (const id of ['answer', 'reject']) this.#find(id).hidden = !incoming;
    this.#find('hang-up').hidden = incoming;
    for (const id of ['mute', 'show-tones']) this.#find(id).hidden = call.phase !== 'established';
    this.#tick();
  }

  #reset() {
    this.#since = 0;
    this.#find('sent-tones').textContent = '';
    this.#tones(false);
    this.#showMuted(false);
  }

  #tick() {
    if (!this.#since) return;
    this.#find('phase').textContent = `In call ${duration(Date.now() - this.#since)}`;
  }

  #mute(muted, run) {
    this.#showMuted(muted);
    run('mute', muted);
  }

  #showMuted(muted) {
    this.#muted = muted;
    const button = this.#find('mute');
    button.setAttribute('aria-pressed', String(muted));
    button.querySelector('.label').textContent = muted ? 'Unmute' : 'Mute';
  }

  #tones(shown) {
    this.#find('tones-panel').hidden = !shown;
    this.#find('show-tones').setAttribute('aria-expanded', String(shown));
  }
}
