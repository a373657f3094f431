import JsSIP from 'jssip';
import { iceConfiguration } from '../media/ice.js';
import { offersVideo } from './message.js';

const FINAL_MILLIS = 5000;

/** The phone's signalling on JsSIP. */
export class JsSipLine {
  #host;
  #ice;
  #ua;
  #session = null;
  /** The call from which the other side transferred us, until that side ends it. */
  #left = null;
  #successor = null;

  constructor(host, account) {
    this.#host = host;
    this.#ice = iceConfiguration(account);
    this.#ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(account.server)],
      uri: `sip:${account.user}@${account.domain}`,
      authorization_user: account.authenticationName ?? account.user,
      password: account.password,
      ha1: account.ha1,
      realm: account.realm,
      register: false,
    });
    this.#listen();
  }

  register() {
    if (this.#ua.isConnected()) return this.#ua.register();
    this.#ua.once('connected', () => this.#ua.register());
    return this.#ua.start();
  }

  async refresh() {
    // JsSIP says nothing of a refresh that succeeds.
    const status = this.#ua.isRegistered() ? this.#host.wire.nextFinal('REGISTER', FINAL_MILLIS) : 0;
    this.#ua.registrator().register();
    if (Math.floor((await status) / 100) === 2) this.#host.report('REGISTERED');
  }

  unregister() {
    this.#ua.unregister();
  }

  close() {
    this.#ua.stop();
  }

  call(target, stream, { data }) {
    this.#ua.call(target, {
      mediaStream: stream,
      pcConfig: this.#ice,
      eventHandlers: {
        peerconnection: ({ peerconnection }) => {
          this.#host.peer(peerconnection);
          if (data) peerconnection.createDataChannel('data');
        },
      },
    });
  }

  offersVideo() {
    return offersVideo(this.#session?._request?.body);
  }

  answer(stream) {
    this.#session.answer({ mediaStream: stream, pcConfig: this.#ice });
  }

  reject() {
    this.#session.terminate({ status_code: 486 });
  }

  hangUp() {
    this.#leave();
    this.#session?.terminate();
  }

  /** @return whether the request was sent */
  hold(on) {
    return on ? this.#session.hold() : this.#session.unhold();
  }

  /** Blind transfer (RFC 5589 §6); the call ends when the target has answered. */
  transfer(target) {
    const { report } = this.#host;
    const session = this.#session;
    const failed = (status) => report('TRANSFER_FAILED', status);
    session.refer(target, {
      eventHandlers: {
        requestFailed: ({ response, cause }) => failed(response?.status_code ?? cause),
        progress: ({ status_line: { status_code: status } }) => report('TRANSFER_PROGRESS', status),
        failed: ({ status_line: { status_code: status } }) => failed(status),
        accepted: () => {
          report('TRANSFERRED');
          session.terminate();
        },
      },
    });
  }

  mute(muted) {
    if (muted) this.#session?.mute({ audio: true });
    else this.#session?.unmute({ audio: true });
  }

  tonesByInfo(digits) {
    this.#session.sendDTMF(digits);
  }

  /** Sends an in-dialog request; its final status, 0 when none came, null when it cannot be sent. */
  async request(method, withinMillis) {
    if (!this.#session) return null;
    const status = this.#host.wire.nextFinal(method, withinMillis);
    if (method === 'INVITE') {
      if (!this.#session.renegotiate()) return null;
    } else {
      this.#session.sendRequest(method, requestOptions(method, this.#session.contact));
    }
    return status;
  }

  #listen() {
    const { report } = this.#host;
    this.#ua.on('connected', () => report('CONNECTED'));
    this.#ua.on('disconnected', ({ code, reason }) => report('DISCONNECTED', [code, reason].filter(Boolean).join(' ')));
    this.#ua.on('registered', () => report('REGISTERED'));
    this.#ua.on('unregistered', () => report('UNREGISTERED'));
    this.#ua.on('registrationFailed', ({ response, cause }) => report('REGISTRATION_FAILED', response?.status_code ?? cause));
    this.#ua.on('newRTCSession', ({ originator, session, request }) => this.#adopt(originator, session, request));
  }

  #adopt(originator, session, request) {
    if (session === this.#successor) this.#left = this.#session;
    else if (this.#session) {
      session.terminate({ status_code: 486 });
      return;
    }
    this.#successor = null;
    const report = (kind, detail) => session === this.#session && this.#host.report(kind, detail);
    this.#session = session;
    session.on('progress', ({ originator: by, response }) => by === 'remote' && this.#progress(response));
    session.on('hold', ({ originator: by }) => report('HELD', by));
    session.on('unhold', ({ originator: by }) => report('RESUMED', by));
    session.on('refer', (referral) => this.#follow(session, referral));
    // Without a listener JsSIP would never answer the request (RFC 3891 §3).
    session.on('replaces', ({ reject }) => reject());
    session.on('confirmed', () => report('ESTABLISHED'));
    session.on('failed', (event) => this.#failed(event));
    session.on('ended', ({ originator: by, cause }) => this.#ended(session, by, cause));
    session.on('newDTMF', ({ originator: by, dtmf }) => by === 'remote' && report('DIGIT', dtmf.tone));
    session.on('getusermediafailed', (error) => report('ERROR', error));
    session.on('peerconnection:setremotedescriptionfailed', (error) => report('ERROR', error));
    if (originator !== 'remote') return;
    session.on('peerconnection', ({ peerconnection }) => this.#host.peer(peerconnection));
    report('INCOMING', request.from.uri.user);
  }

  #progress(response) {
    if (response.status_code === 180) this.#host.report('RINGING');
    if (response.body) this.#host.report('EARLY_MEDIA', response.status_code);
  }

  async #failed({ originator, message, cause }) {
    this.#session = null;
    if (originator === 'local' && cause === JsSIP.C.causes.CANCELED) {
      const status = await this.#host.wire.nextFinal('INVITE', FINAL_MILLIS);
      return this.#over('FAILED', status || cause);
    }
    const known = { [JsSIP.C.causes.CANCELED]: 487, [JsSIP.C.causes.REJECTED]: 486, [JsSIP.C.causes.REQUEST_TIMEOUT]: 408 };
    return this.#over('FAILED', message?.status_code ?? known[cause] ?? cause);
  }

  /** A call that ends without a BYE of either person was lost. */
  #ended(session, by, cause) {
    if (session === this.#left) {
      this.#left = null;
      return;
    }
    this.#leave();
    if (cause !== JsSIP.C.causes.BYE) this.#host.report('CALL_LOST', cause);
    this.#over('ENDED', by === 'remote' ? 'remote' : 'local');
  }

  #over(kind, detail) {
    this.#session = this.#left;
    this.#left = null;
    this.#host.report(this.#session ? 'TRANSFER_ABANDONED' : kind, detail);
  }

  /** Calls whom the other side names (RFC 3515 §2.4.2); JsSIP has accepted the request, and notifies of what comes of it. */
  async #follow(session, { request, accept, reject }) {
    if (session !== this.#session || this.#left || this.#successor) {
      reject();
      return;
    }
    try {
      const mediaStream = await this.#host.anotherStream();
      this.#host.report('REFERRED', request.refer_to.uri.user);
      accept((successor) => (this.#successor = successor), {
        mediaStream,
        pcConfig: this.#ice,
        extraHeaders: request.hasHeader('referred-by') ? [`Referred-By: ${request.getHeader('referred-by')}`] : [],
        eventHandlers: { peerconnection: ({ peerconnection }) => this.#host.peer(peerconnection) },
      });
    } catch (error) {
      this.#host.report('ERROR', error.message);
      reject();
    }
  }

  #leave() {
    const left = this.#left;
    this.#left = null;
    left?.terminate();
  }
}

function requestOptions(method, contact) {
  const text = { extraHeaders: [`Contact: ${contact}`, 'Content-Type: text/plain'], body: 'sipwright' };
  switch (method) {
    case 'UPDATE':
      return { extraHeaders: [`Contact: ${contact}`], eventHandlers: {} };
    case 'NOTIFY':
      return { extraHeaders: [`Contact: ${contact}`, 'Event: keep-alive', 'Subscription-State: active'], eventHandlers: {} };
    default:
      return { ...text, eventHandlers: {} };
  }
}
