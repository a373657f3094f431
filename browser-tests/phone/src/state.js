import { closedInWords, duration, inWords, unreachable } from './words.js';

/** What the phone's events add up to; a pure fold, so that the view shows what the journal says and nothing else. */

export const START = { connection: 'offline', server: '', registered: false, problem: '', news: '', call: null };

const RECONNECTING = 'Connection to the server lost; reconnecting…';

const RULES = {
  CONNECTING: (state, server) => ({ connection: 'connecting', server, problem: '' }),
  CONNECTED: (state) => ({ connection: 'online', problem: state.connection === 'lost' ? '' : state.problem }),
  DISCONNECTED: disconnected,
  REGISTERED: () => ({ registered: true, problem: '' }),
  REGISTRATION_FAILED: (state, detail) => ({ registered: false, problem: `Registration failed: ${inWords(detail)}.` }),
  UNREGISTERED: () => ({ registered: false }),
  CALLING: (state, detail, at) => ({ problem: '', news: '', call: begun(detail, false, at) }),
  INCOMING: (state, detail, at) => ({ problem: '', news: '', call: begun(detail, true, at) }),
  RINGING: (state) => phase(state, 'ringing'),
  EARLY_MEDIA: (state) => phase(state, 'early'),
  ANSWERING: (state) => phase(state, 'answering'),
  ESTABLISHED: (state, detail, at) => inCall(state, { phase: 'established', at }),
  MEDIA_LOST: (state, detail, at) => inCall(state, { lostAt: at }),
  MEDIA_BACK: (state) => inCall(state, { lostAt: 0 }),
  CALL_LOST: (state, detail, at) => inCall(state, { lostAt: at, lostBy: detail }),
  HELD: (state, by) => held(state, by, true),
  RESUMED: (state, by) => held(state, by, false),
  NOT_HELD: (state, detail) => ({ problem: detail ? `The other side refused it: ${inWords(detail)}.` : 'This is not possible at the moment. Try again.' }),
  TRANSFERRING: (state, to) => ({ problem: '', ...inCall(state, { transfer: { to, words: `Transferring to ${to}…` } }) }),
  TRANSFER_PROGRESS: (state, status) => transfer(state, (to) => (status === '180' ? `Transferring to ${to}: it rings` : `Transferring to ${to}…`)),
  TRANSFER_FAILED: (state, status) => transfer(state, (to) => `Transfer to ${to} refused: ${inWords(status)}`),
  TRANSFERRED: (state) => (state.call?.transfer ? { news: `${state.call.peer} was transferred to ${state.call.transfer.to}.` } : {}),
  REFERRED: (state, to, at) => (state.call ? { news: '', call: { ...begun(to, false, at), by: state.call.peer, before: state.call } } : {}),
  TRANSFER_ABANDONED: (state, status) =>
    state.call?.before ? { call: state.call.before, problem: `${state.call.by} transferred you to ${state.call.peer}: ${inWords(status)}.` } : {},
  FAILED: (state, detail) => ended(quiet(state, detail) ? '' : `Call failed: ${inWords(detail)}.`),
  ENDED: (state) => ended(lost(state)),
  MEDIA_FAILED: (state, detail) => ({ problem: `No ${detail === 'dtls' ? 'encrypted' : ''} media path to the other side (${detail}).` }),
  NOT_ANSWERED: (state, detail) => ({ ...phase(state, 'incoming'), problem: detail }),
};

function begun(peer, incoming, at) {
  return { peer, incoming, phase: incoming ? 'incoming' : 'calling', at, lostAt: 0, lostBy: '', held: { local: false, remote: false }, transfer: null, by: '' };
}

function ended(problem) {
  return { call: null, problem };
}

function inCall(state, change) {
  return state.call ? { call: { ...state.call, ...change } } : {};
}

function held(state, by, on) {
  return state.call ? inCall(state, { held: { ...state.call.held, [by]: on } }) : {};
}

function transfer(state, inWordsOf) {
  const to = state.call?.transfer?.to;
  return to ? inCall(state, { transfer: { to, words: inWordsOf(to) } }) : {};
}

function phase(state, name) {
  return inCall(state, { phase: name });
}

/** Without a detail the phone closed the connection itself. A connection that was open comes again: both libraries reconnect. */
function disconnected(state, detail) {
  if (!detail) return { connection: 'offline', registered: false };
  const opened = ['online', 'lost'].includes(state.connection);
  return {
    connection: opened ? 'lost' : 'offline',
    registered: false,
    problem: opened ? `${RECONNECTING} (${closedInWords(detail)})` : unreachable(state.server),
  };
}

/** A call that was established and that nobody hung up. */
function lost({ call }) {
  if (!call?.lostAt) return '';
  const why = call.lostBy ? closedInWords(inWords(call.lostBy)) : 'nothing arrived from the other side any more';
  return `Call with ${call.peer} lost after ${duration(call.lostAt - call.at)}: ${why}.`;
}

/** A call that the person cancelled or rejected, or the caller gave up, is no problem to report. */
function quiet(state, detail) {
  return detail === '487' || (detail === '486' && state.call?.incoming);
}

/** What is to be known in a call beside its phase, in lines; empty when nothing is. */
export function noteOf({ connection, call }) {
  if (!call) return '';
  return [
    connection === 'lost' && RECONNECTING,
    call.by && call.phase !== 'established' && `Transferred by ${call.by}`,
    call.held.local && `${call.peer} is on hold`,
    call.held.remote && `On hold by ${call.peer}`,
    call.transfer?.words,
  ].filter(Boolean).join('\n');
}

export function next(state, { kind, detail, at }) {
  return { ...state, ...RULES[kind]?.(state, detail, at) };
}
