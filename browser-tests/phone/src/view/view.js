import { START, next } from '../state.js';
import { LINES } from '../sip/lines.js';
import { AccountForm } from './account.js';
import { CallView } from './call.js';
import { keypad } from './keypad.js';
import { Log } from './log.js';
import { Ringer } from './ringer.js';

const TITLE = document.title;

/** The page: shows what the journal adds up to, and turns clicks into commands. */
export class View {
  #engine;
  #journal;
  #account;
  #call;
  #state = START;
  #ringer = null;
  #find;

  constructor(document, { engine, journal, library, parameters }) {
    this.#find = (id) => document.getElementById(id);
    this.#engine = engine;
    this.#journal = journal;
    this.#account = new AccountForm(this.#find('account-form'), parameters);
    this.#call = new CallView(this.#find, (name, ...words) => this.#run(name, ...words));
    const log = new Log(this.#find('log'));
    journal.listen((event) => {
      log.show(event);
      this.#state = next(this.#state, event);
      this.#show();
    });
    this.#libraries(library, parameters);
    this.#dialling();
    this.#registering();
    this.#show();
  }

  /** A person's page rings, and takes leave of the server when it is closed. */
  startForPerson(window) {
    this.#ringer = new Ringer();
    window.addEventListener('pagehide', () => this.#engine.close());
  }

  /** Shows an account that was given to the phone from elsewhere. */
  set account(account) {
    this.#account.value = account;
    this.#show();
  }

  async #run(name, ...words) {
    try {
      await this.#engine[name](...words);
    } catch (error) {
      this.#journal.note('ERROR', error.message);
    }
  }

  #registering() {
    this.#find('account-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#account.keep();
      this.#register(this.#account.value);
    });
    this.#find('unregister').addEventListener('click', () => this.#run('unregister'));
  }

  #register(account) {
    try {
      this.#engine.open(account);
    } catch (error) {
      this.#journal.note('REGISTRATION_FAILED', error.message);
      return;
    }
    this.#run('register');
  }

  #dialling() {
    const number = this.#find('number');
    keypad(this.#find('keypad'), (digit) => {
      number.value += digit;
      number.focus({ preventScroll: true });
    });
    this.#find('erase').addEventListener('click', () => (number.value = number.value.slice(0, -1)));
    this.#find('dial-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#dial(number.value.trim(), 'AUDIO');
    });
    this.#find('call-video').addEventListener('click', () => this.#dial(number.value.trim(), 'AUDIO_VIDEO'));
    this.#find('call-pstn').addEventListener('click', () => this.#dialNumber(number.value));
  }

  #dial(destination, media) {
    if (destination) this.#run('call', destination, media);
    else this.#find('number').focus();
  }

  /** A telephone number may be typed with separators (RFC 3966 §3); it is sent without them. */
  #dialNumber(text) {
    const digits = text.replace(/[\s().\-/]/g, '').replace(/^\+/, '');
    if (/^[\d*#]+$/.test(digits)) this.#dial(digits, 'AUDIO');
    else this.#journal.note('NOT_ANSWERED', 'A telephone number has digits only, such as 600 or +49 30 1234.');
  }

  #libraries(library, parameters) {
    for (const [name, { title }] of Object.entries(LINES)) {
      const query = new URLSearchParams(parameters);
      query.set('phone', name);
      const link = Object.assign(document.createElement('a'), { href: `?${query}`, textContent: title });
      if (name === library) link.setAttribute('aria-current', 'true');
      this.#find('libraries').append(link);
    }
  }

  #show() {
    const { connection, registered, problem, call } = this.#state;
    const { user, domain } = this.#account.value;
    const status = this.#find('status');
    status.textContent = registered ? `${user}@${domain}` : { offline: 'offline', connecting: 'connecting…', online: 'not registered' }[connection];
    status.dataset.mood = registered ? 'good' : connection;
    this.#find('registered-as').textContent = `${user}@${domain}`;
    this.#find('account-form').hidden = registered;
    this.#find('account-short').hidden = !registered;
    this.#find('register').disabled = connection === 'connecting';
    this.#find('problem').textContent = problem;
    this.#find('problem').hidden = !problem;
    this.#find('dial-form').hidden = Boolean(call);
    for (const id of ['call', 'call-video', 'call-pstn']) this.#find(id).disabled = !registered;
    this.#call.show(call);
    this.#ringer?.ring(call?.phase === 'incoming');
    document.title = call?.phase === 'incoming' ? `☎ ${call.peer} is calling` : TITLE;
  }
}
