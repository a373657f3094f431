/** What the phone's events add up to; a pure fold, so that the view shows what the journal says and nothing else. */

export const START = { connection: 'offline', registered: false, problem: '', call: null };

const ended = (text) => ({ call: null, problem: text });

const REASONS = {
  401: 'wrong user or password',
  403: 'not allowed',
  404: 'no such user or number',
  407: 'wrong user or password',
  408: 'no answer in time',
  480: 'not available now',
  486: 'busy',
  487: 'cancelled',
  488: 'the other side cannot do this kind of call',
  503: 'the server is not available',
  603: 'declined',
};

/** A status or reason in words, with its number where it has one. */
export function inWords(detail) {
  const words = REASONS[detail];
  return words ? `${words} (${detail})` : detail;
}

const RULES = {
  CONNECTING: () => ({ connection: 'connecting', problem: '' }),
  CONNECTED: () => ({ connection: 'online' }),
  DISCONNECTED: (state, detail) => ({
    connection: 'offline',
    registered: false,
    problem: state.closing ? '' : `No connection to the server${detail ? `: ${detail}` : ''}.`,
  }),
  REGISTERED: () => ({ registered: true, problem: '' }),
  REGISTRATION_FAILED: (state, detail) => ({ registered: false, problem: `Registration failed: ${inWords(detail)}.` }),
  UNREGISTERED: () => ({ registered: false }),
  CALLING: (state, detail, at) => ({ problem: '', call: { peer: detail, incoming: false, phase: 'calling', at } }),
  INCOMING: (state, detail, at) => ({ problem: '', call: { peer: detail, incoming: true, phase: 'incoming', at } }),
  RINGING: (state) => phase(state, 'ringing'),
  EARLY_MEDIA: (state) => phase(state, 'early'),
  ANSWERING: (state) => phase(state, 'answering'),
  ESTABLISHED: (state, detail, at) => (state.call ? { call: { ...state.call, phase: 'established', at } } : {}),
  FAILED: (state, detail) => ended(quiet(state, detail) ? '' : `Call failed: ${inWords(detail)}.`),
  ENDED: () => ended(''),
  MEDIA_FAILED: (state, detail) => ({ problem: `No ${detail === 'dtls' ? 'encrypted' : ''} media path to the other side (${detail}).` }),
  NOT_ANSWERED: (state, detail) => ({ ...phase(state, 'incoming'), problem: detail }),
};

function phase(state, name) {
  return state.call ? { call: { ...state.call, phase: name } } : {};
}

/** A call that the person cancelled or rejected, or the caller gave up, is no problem to tell of. */
function quiet(state, detail) {
  return detail === '487' || (detail === '486' && state.call?.incoming);
}

export function next(state, { kind, detail, at }) {
  return { ...state, ...RULES[kind]?.(state, detail, at) };
}
