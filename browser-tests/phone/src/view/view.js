import { giveUpLostCalls } from '../lost.js';
import { START, next, noteOf } from '../state.js';
import { LINES } from '../sip/lines.js';
import { AccountForm } from './account.js';
import { CallView } from './call.js';
import { DeviceForm } from './devices.js';
import { keypad } from './keypad.js';
import { Log } from './log.js';
import { showOffers } from './offers.js';
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
    this.#call = new CallView(document, this.#find, (name, ...words) => this.#run(name, ...words));
    const log = new Log(this.#find('log'));
    journal.listen((event) => {
      log.show(event, this.#state);
      this.#state = next(this.#state, event);
      this.#show();
    });
    this.#libraries(library, parameters);
    this.#dialling();
    this.#registering();
    this.#show();
  }

  /** A person's page rings, and takes leave of the server when it is closed. */
  startForPerson(window, devices) {
    this.#ringer = new Ringer();
    giveUpLostCalls(this.#journal, () => this.#run('hangUp'));
    window.addEventListener('pagehide', () => this.#engine.close());
    const form = new DeviceForm(this.#find, devices);
    this.#journal.listen(({ kind }) => kind === 'ESTABLISHED' && form.refresh());
    showOffers(this.#find, {
      account: (account) => (this.account = { ...this.#account.value, ...account }),
      number: (digits) => (this.#find('number').value = digits),
    });
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
    this.#find('unregister').addEventListener('click', () => (this.#state.registered ? this.#run('unregister') : this.#stop()));
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

  /** Gives up a connection that is not there, so that another account or server can be chosen. */
  #stop() {
    this.#run('close');
    this.#journal.note('DISCONNECTED');
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

  /** After a call the next number is typed, unless the focus is elsewhere, or a keyboard would come up on the screen. */
  #dialForm(shown) {
    const comes = shown && this.#find('dial-form').hidden;
    this.#find('dial-form').hidden = !shown;
    const free = !document.activeElement || document.activeElement === document.body || this.#find('call-view').contains(document.activeElement);
    if (comes && free && !matchMedia('(pointer: coarse)').matches) this.#find('number').focus({ preventScroll: true });
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
    const { connection, registered, problem, news, call } = this.#state;
    const { user, domain } = this.#account.value;
    const status = this.#find('status');
    status.textContent = registered ? `${user}@${domain}` : { offline: 'offline', connecting: 'connecting…', online: 'not registered', lost: 'reconnecting…' }[connection];
    status.dataset.mood = registered ? 'good' : connection;
    const known = registered || connection === 'lost';
    this.#find('registered-as').textContent = `${user}@${domain}`;
    this.#find('registered-or-not').textContent = registered ? 'Registered as' : 'Reconnecting as';
    this.#find('unregister').textContent = registered ? 'Unregister' : 'Stop';
    this.#find('account-form').hidden = known;
    this.#find('account-short').hidden = !known;
    this.#find('register').disabled = connection === 'connecting';
    const note = noteOf(this.#state);
    showWithLinks(this.#find('problem'), problem);
    this.#find('problem').hidden = !problem || Boolean(note);
    this.#find('news').textContent = news;
    this.#find('news').hidden = !news;
    this.#dialForm(!call);
    for (const id of ['call', 'call-video', 'call-pstn']) this.#find(id).disabled = !registered;
    this.#call.show(call, note, connection === 'online');
    this.#ringer?.ring(call?.phase === 'incoming');
    document.title = call?.phase === 'incoming' ? `☎ ${call.peer} is calling` : TITLE;
  }
}

/** The text, with each address in it as a link. */
function showWithLinks(element, text) {
  if (element.textContent === text) return;
  const parts = text.split(/(https:\/\/\S+\/)/);
  element.replaceChildren(
    ...parts.map((part, index) =>
      index % 2 === 1 ? Object.assign(document.createElement('a'), { href: part, target: '_blank', rel: 'noopener', textContent: part }) : part,
    ),
  );
}
