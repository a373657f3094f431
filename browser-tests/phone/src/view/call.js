import { duration } from '../words.js';
import { keypad } from './keypad.js';
import { meaningOf, pressed } from './keys.js';

const PHASES = {
  calling: 'Calling…',
  ringing: 'Ringing…',
  early: 'Ringing… (you hear the other side)',
  incoming: 'Incoming call',
  answering: 'Answering…',
};
const PANELS = { 'show-tones': 'tones-panel', 'show-transfer': 'transfer-panel' };
const IN_CALL = ['mute', 'hold', ...Object.keys(PANELS)];

/** The call in progress. */
export class CallView {
  #find;
  #run;
  #call = null;
  #muted = false;
  #since = 0;

  constructor(document, find, run) {
    this.#find = find;
    this.#run = run;
    keypad(find('tones'), (digit) => this.#tone(digit));
    for (const [id, name] of [['answer', 'answer'], ['reject', 'reject'], ['hang-up', 'hangUp']]) find(id).addEventListener('click', () => run(name));
    find('mute').addEventListener('click', () => this.#mute(!this.#muted));
    find('hold').addEventListener('click', () => run('hold', !this.#call.held.local));
    for (const button of Object.keys(PANELS)) find(button).addEventListener('click', () => this.#open(this.#panel() === button ? '' : button));
    find('transfer-panel').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#transfer(find('transfer-to').value.trim());
    });
    document.addEventListener('keydown', (event) => this.#key(event));
    setInterval(() => this.#tick(), 500);
  }

  /**
   * @param note what else is to be known, such as a lost server
   * @param connected whether requests reach the server
   */
  show(call, note, connected) {
    const before = this.#call;
    this.#call = call;
    this.#find('call-view').hidden = !call;
    if (!call) {
      this.#reset();
      return;
    }
    this.#peer(call, note);
    this.#buttons(call, connected);
    this.#tick();
    this.#focus(before, call);
  }

  #peer(call, note) {
    this.#find('peer').textContent = call.peer;
    this.#find('initial').textContent = [...call.peer.replace(/^sips?:/, '')][0]?.toUpperCase() ?? '?';
    this.#find('initial').dataset.phase = call.phase;
    this.#since = call.phase === 'established' && !call.lostAt ? call.at : 0;
    this.#find('phase').textContent = call.lostAt ? `Call lost after ${duration(call.lostAt - call.at)}` : (PHASES[call.phase] ?? '');
    this.#find('call-note').textContent = note;
    this.#find('call-note').hidden = !note;
  }

  #buttons(call, connected) {
    const incoming = call.phase === 'incoming';
    for (const id of ['answer', 'reject']) this.#find(id).hidden = !incoming;
    this.#find('hang-up').hidden = incoming;
    for (const id of IN_CALL) this.#find(id).hidden = call.phase !== 'established';
    for (const id of ['hold', 'show-transfer', 'transfer']) this.#find(id).disabled = !connected;
    this.#find('hold').setAttribute('aria-pressed', String(call.held.local));
    if (call.phase !== 'established') this.#open('');
  }

  /** A call that comes in wants an answer; else the focus stays in the call when what had it is gone. */
  #focus(before, call) {
    if (call.phase === before?.phase) return;
    if (call.phase === 'incoming') this.#find('answer').focus();
    else if (!before || ['incoming', 'answering'].includes(before.phase)) this.#find('call-view').focus({ preventScroll: true });
  }

  #reset() {
    this.#since = 0;
    this.#find('sent-tones').textContent = '';
    this.#find('transfer-to').value = '';
    this.#open('');
    this.#showMuted(false);
  }

  #tick() {
    if (!this.#since) return;
    this.#find('phase').textContent = `In call ${duration(Date.now() - this.#since)}`;
  }

  #tone(digit) {
    this.#find('sent-tones').textContent += digit;
    this.#run('dtmf', digit);
  }

  #transfer(destination) {
    if (!destination) {
      this.#find('transfer-to').focus();
      return;
    }
    this.#close();
    this.#run('transfer', destination);
  }

  #mute(muted) {
    this.#showMuted(muted);
    this.#run('mute', muted);
  }

  #showMuted(muted) {
    this.#muted = muted;
    this.#find('mute').setAttribute('aria-pressed', String(muted));
  }

  #key(event) {
    const meaning = meaningOf(pressed(event), { phase: this.#call?.phase, panel: this.#panel() !== undefined });
    if (!meaning) return;
    event.preventDefault();
    if (meaning.name === 'closePanel') this.#close();
    else if (meaning.name === 'tone') {
      this.#open('show-tones');
      this.#tone(meaning.digit);
    } else this.#run(meaning.name);
  }

  /** The button of the panel that is open. */
  #panel() {
    return Object.keys(PANELS).find((button) => !this.#find(PANELS[button]).hidden);
  }

  #close() {
    const button = this.#panel();
    this.#open('');
    this.#find(button).focus();
  }

  #open(chosen) {
    for (const [button, panel] of Object.entries(PANELS)) {
      this.#find(panel).hidden = button !== chosen;
      this.#find(button).setAttribute('aria-expanded', String(button === chosen));
    }
    if (chosen === 'show-transfer') this.#find('transfer-to').focus();
  }
}
