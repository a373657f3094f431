import { Core, Inviter, Registerer, SessionState, UserAgent, UserAgentState, Web } from 'sip.js';
import { iceConfiguration } from '../media/ice.js';
import { offersVideo, receives, statusOf } from './message.js';

const RECONNECT_MILLIS = 2000;
const DTMF_RELAY = /^Signal\s*=\s*([0-9A-D#*])/im;

/** The phone's signalling on SIP.js. */
export class SipJsLine {
  #host;
  #account;
  #ua;
  #registerer;
  #session = null;
  #stream = null;
  /** The call from which the other side transferred us, with its stream, until that side ends it. */
  #left = null;
  #silent = new Set();
  #registers = false;

  constructor(host, account) {
    this.#host = host;
    this.#account = account;
    this.#ua = new UserAgent({
      uri: UserAgent.makeURI(`sip:${account.user}@${account.domain}`),
      authorizationUsername: account.authenticationName ?? account.user,
      authorizationPassword: account.password,
      authorizationHa1: account.ha1,
      transportOptions: { server: account.server },
      sessionDescriptionHandlerFactory: (session, options) => this.#describe(session, options),
      sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: iceConfiguration(account) },
      delegate: {
        onConnect: () => this.#connected(),
        onDisconnect: (error) => this.#disconnected(error),
        onInvite: (invitation) => this.#invited(invitation),
      },
      logBuiltinEnabled: false,
      logLevel: 'error',
      // The connector gets every line, whatever the level asked for.
      logConnector: (level, category, label, text) => level === 'error' && host.report('ERROR', `${category}: ${text}`),
    });
    this.#registerer = new Registerer(this.#ua);
  }

  async register() {
    this.#registers = true;
    if (this.#ua.isConnected()) return this.#sendRegister();
    const start = this.#ua.state === UserAgentState.Started ? this.#ua.reconnect() : this.#ua.start();
    return start.catch((error) => this.#disconnected(error));
  }

  refresh() {
    return this.#sendRegister();
  }

  async unregister() {
    this.#registers = false;
    await this.#registerer.unregister({
      requestDelegate: {
        onAccept: () => this.#host.report('UNREGISTERED'),
        onReject: ({ message }) => this.#host.report('UNREGISTERED', message.statusCode),
      },
    });
  }

  close() {
    this.#registers = false;
    return this.#ua.stop();
  }

  async call(target, stream, { data }) {
    const uri = UserAgent.makeURI(target);
    if (!uri) throw new Error(`"${target}" is not a SIP address.`);
    this.#stream = stream;
    const inviter = new Inviter(this.#ua, uri, {
      earlyMedia: true,
      sessionDescriptionHandlerOptions: { constraints: constraintsOf(stream), dataChannel: data },
    });
    this.#adopt(inviter);
    await inviter.invite({ requestDelegate: this.#answers() });
  }

  #answers() {
    return {
      onProgress: ({ message }) => this.#progress(message),
      onReject: ({ message }) => this.#over('FAILED', message.statusCode),
    };
  }

  offersVideo() {
    return offersVideo(this.#session?.request?.body);
  }

  async answer(stream) {
    this.#stream = stream;
    await this.#session.accept({ sessionDescriptionHandlerOptions: { constraints: constraintsOf(stream) } });
  }

  async reject() {
    const session = this.#session;
    this.#over('FAILED', 486);
    await session.reject({ statusCode: 486 });
  }

  async hangUp() {
    await this.#leave();
    const session = this.#session;
    if (session instanceof Inviter && [SessionState.Initial, SessionState.Establishing].includes(session.state)) {
      await session.cancel();
    } else if (session?.state === SessionState.Established) {
      this.#over('ENDED', 'local');
      await session.bye();
    } else if (session) {
      await this.reject();
    }
  }

  mute(muted) {
    this.#silence('mute', muted);
  }

  /** SIP.js goes on sending the microphone to a side that it holds. */
  #silence(why, on) {
    if (on) this.#silent.add(why);
    else this.#silent.delete(why);
    for (const track of this.#stream?.getTracks() ?? []) track.enabled = this.#silent.size === 0 || (track.kind === 'video' && !this.#silent.has('hold'));
  }

  /** @return whether the request was sent */
  async hold(on) {
    const session = this.#session;
    session.sessionDescriptionHandlerOptionsReInvite = { ...session.sessionDescriptionHandlerOptionsReInvite, hold: on };
    this.#silence('hold', on);
    await session.invite({
      requestDelegate: {
        onAccept: () => this.#host.report(on ? 'HELD' : 'RESUMED', 'local'),
        onReject: ({ message }) => this.#notHeld(session, on, message.statusCode),
      },
    });
    return true;
  }

  #notHeld(session, on, status) {
    session.sessionDescriptionHandlerOptionsReInvite = { ...session.sessionDescriptionHandlerOptionsReInvite, hold: !on };
    this.#silence('hold', !on);
    this.#host.report('NOT_HELD', status);
  }

  /** Blind transfer (RFC 5589 §6); the call ends when the target has answered. */
  async transfer(target) {
    const uri = UserAgent.makeURI(target);
    if (!uri) throw new Error(`"${target}" is not a SIP address.`);
    const { report } = this.#host;
    await this.#session.refer(uri, {
      requestDelegate: { onReject: ({ message }) => report('TRANSFER_FAILED', message.statusCode) },
      onNotify: async (notification) => {
        await notification.accept();
        const status = statusOf(notification.request.body ?? '');
        if (status >= 300) report('TRANSFER_FAILED', status);
        else if (status > 100 && status < 200) report('TRANSFER_PROGRESS', status);
        else if (status >= 200) {
          report('TRANSFERRED');
          await this.hangUp();
        }
      },
    });
  }

  async tonesByInfo(digits) {
    for (const digit of digits) {
      const body = { contentDisposition: 'render', contentType: 'application/dtmf-relay', content: `Signal=${digit}\r\nDuration=120` };
      await this.#session.info({ requestOptions: { body } });
    }
  }

  /** Sends an in-dialog request; its final status, 0 when none came, null when it cannot be sent. */
  async request(method, withinMillis) {
    const session = this.#session;
    if (session?.state !== SessionState.Established) return null;
    return new Promise((resolve, reject) => {
      setTimeout(() => resolve(0), withinMillis);
      const final = ({ message }) => resolve(message.statusCode);
      this.#send(session, method, { onAccept: final, onReject: final, onRedirect: final }).catch(reject);
    });
  }

  async #send(session, method, requestDelegate) {
    const body = { contentDisposition: 'render', contentType: 'text/plain', content: 'sipwright' };
    const contact = `Contact: ${session._contact ?? this.#ua.contact}`;
    switch (method) {
      case 'INVITE':
        return session.invite({ requestDelegate });
      case 'INFO':
        return session.info({ requestDelegate, requestOptions: { body } });
      case 'MESSAGE':
        return session.message({ requestDelegate, requestOptions: { body } });
      case 'NOTIFY':
        return session.dialog.notify(requestDelegate, { extraHeaders: [contact, 'Event: keep-alive', 'Subscription-State: active'] });
      default: {
        const message = session.dialog.createOutgoingRequestMessage(method, { extraHeaders: [contact] });
        return new Core.UserAgentClient(Core.NonInviteClientTransaction, this.#ua.userAgentCore, message, requestDelegate);
      }
    }
  }

  async #sendRegister() {
    await this.#registerer.register({
      requestDelegate: {
        onAccept: () => this.#host.report('REGISTERED'),
        onReject: ({ message }) => this.#host.report('REGISTRATION_FAILED', message.statusCode),
      },
    });
  }

  #describe(session, options) {
    const handler = Web.defaultSessionDescriptionHandlerFactory(async () => this.#stream)(session, options);
    this.#host.peer(handler.peerConnection);
    return handler;
  }

  async #connected() {
    this.#host.report('CONNECTED');
    if (this.#registers) await this.#sendRegister();
  }

  #disconnected(error) {
    this.#host.report('DISCONNECTED', error?.message);
    if (error && this.#registers) setTimeout(() => this.register(), RECONNECT_MILLIS);
  }

  #invited(invitation) {
    if (this.#session) {
      invitation.reject({ statusCode: 486 });
      return;
    }
    this.#adopt(invitation, {
      onAck: () => this.#host.report('ESTABLISHED'),
      onCancel: () => this.#over('FAILED', 487),
    });
    this.#host.report('INCOMING', invitation.remoteIdentity.uri.user);
  }

  #adopt(session, more = {}) {
    this.#session = session;
    this.#silent.clear();
    let held = false;
    session.delegate = {
      ...more,
      onBye: (bye) => {
        if (this.#left?.session === session) this.#left = null;
        else this.#ended('remote');
        bye.accept();
      },
      onInvite: ({ body }) => {
        if (!body || receives(body) === !held) return;
        held = !held;
        this.#host.report(held ? 'HELD' : 'RESUMED', 'remote');
      },
      onRefer: (referral) => this.#follow(session, referral),
      onInfo: (info) => {
        info.accept();
        const digit = DTMF_RELAY.exec(info.request.body)?.[1];
        if (digit) this.#host.report('DIGIT', digit);
      },
    };
    session.stateChange.addListener((state) => {
      if (state === SessionState.Established && session instanceof Inviter && session === this.#session) this.#host.report('ESTABLISHED');
      if (state === SessionState.Terminated && this.#session === session) setTimeout(() => this.#lost(session));
    });
  }

  /** The session is over and no response or request said why: its description could not be applied, or its ACK never came. */
  #lost(session) {
    if (this.#session === session) this.#over('FAILED', 'the session could not be set up');
  }

  #progress(message) {
    if (message.statusCode === 180) this.#host.report('RINGING');
    if (message.body) this.#host.report('EARLY_MEDIA', message.statusCode);
  }

  #over(kind, detail) {
    if (!this.#session) return;
    this.#session = this.#left?.session ?? null;
    this.#stream = this.#left?.stream ?? this.#stream;
    this.#left = null;
    this.#host.report(this.#session ? 'TRANSFER_ABANDONED' : kind, detail);
  }

  async #ended(by) {
    this.#leave();
    this.#over('ENDED', by);
  }

  /** Calls whom the other side names (RFC 3515 §2.4.2); SIP.js notifies of what comes of it. */
  async #follow(session, referral) {
    if (session !== this.#session || this.#left) {
      await referral.reject({ statusCode: 603 });
      return;
    }
    try {
      const stream = await this.#host.anotherStream();
      await referral.accept();
      this.#host.report('REFERRED', referral.referTo.uri.user);
      const inviter = referral.makeInviter({ earlyMedia: true, sessionDescriptionHandlerOptions: { constraints: constraintsOf(stream) } });
      this.#left = { session, stream: this.#stream };
      this.#stream = stream;
      this.#adopt(inviter);
      await inviter.invite({ requestDelegate: this.#answers() });
    } catch (error) {
      this.#host.report('ERROR', error.message);
      if (!referral.inviter) await referral.reject({ statusCode: 603 });
    }
  }

  async #leave() {
    const left = this.#left?.session;
    this.#left = null;
    if (left?.state === SessionState.Established) await left.bye();
  }
}

function constraintsOf(stream) {
  return { audio: true, video: stream.getVideoTracks().length > 0 };
}
