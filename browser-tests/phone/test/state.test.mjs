import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, next, noteOf } from '../src/state.js';

/** The state after these events, one second apart, the first one at one second. */
const after = (...events) =>
  events.map(([kind, detail = ''], index) => ({ kind, detail, at: 1000 * (index + 1) })).reduce(next, START);

const SERVER = 'wss://phone.example.org:7443/ws';
const ONLINE = [['CONNECTING', SERVER], ['CONNECTED'], ['REGISTERED']];
const TALKING = [...ONLINE, ['CALLING', 'bob'], ['ESTABLISHED']];

test('a registered phone is ready for calls', () => {
  const state = after(...ONLINE);
  assert.deepEqual([state.connection, state.registered, state.problem], ['online', true, '']);
});

for (const detail of ['1006', `WebSocket closed ${SERVER} (code: 1006)`]) {
  test(`a lost connection ends the registration and is explained in words: ${detail}`, () => {
    const state = after(...ONLINE, ['DISCONNECTED', detail]);
    assert.deepEqual([state.connection, state.registered], ['lost', false]);
    assert.match(state.problem, /^Connection to the server lost; reconnecting… \(the connection broke off without a closing message \(1006\)\)$/);
  });
}

test('a connection that comes again clears the problem', () => {
  const state = after(...ONLINE, ['DISCONNECTED', '1006'], ['DISCONNECTED', '1006'], ['CONNECTED'], ['REGISTERED']);
  assert.deepEqual([state.connection, state.registered, state.problem], ['online', true, '']);
});

test('a connection that never opened asks for the certificate', () => {
  const { connection, problem } = after(['CONNECTING', SERVER], ['DISCONNECTED', '1006']);
  assert.equal(connection, 'offline');
  assert.match(problem, /could not be reached.*open https:\/\/phone\.example\.org:7443\/ once and accept it, or trust its CA/);
});

test('a connection without TLS that never opened asks for no certificate', () => {
  const { problem } = after(['CONNECTING', 'ws://10.0.0.1/ws'], ['DISCONNECTED', '1006']);
  assert.match(problem, /could not be reached/);
  assert.doesNotMatch(problem, /certificate/);
});

test('a connection that the phone closed itself is no problem', () => {
  const state = after(...ONLINE, ['DISCONNECTED']);
  assert.deepEqual([state.connection, state.problem], ['offline', '']);
});

test('a call goes on without the server, and says that the phone reconnects', () => {
  const state = after(...TALKING, ['DISCONNECTED', '1006']);
  assert.equal(state.call.phase, 'established');
  assert.equal(state.call.lostAt, 0);
  assert.match(noteOf(state), /reconnecting/);
  assert.equal(noteOf(after(...TALKING, ['DISCONNECTED', '1006'], ['CONNECTED'])), '');
});

test('a call whose media stopped is lost from then on, and found when they come back', () => {
  assert.equal(after(...TALKING, ['MEDIA_LOST']).call.lostAt, 6000);
  assert.equal(after(...TALKING, ['MEDIA_LOST'], ['MEDIA_BACK']).call.lostAt, 0);
});

test('a lost call is over with its duration, whenever it is put down', () => {
  const { call, problem } = after(...TALKING, ['MEDIA_LOST'], ['ICE_CONNECTED'], ['ENDED', 'local']);
  assert.equal(call, null);
  assert.match(problem, /^Call with bob lost after 0:01: nothing arrived/);
});

test('a call that the library gave up is over with its duration and cause', () => {
  const { problem } = after(...TALKING, ['CALL_LOST', 'Connection Error'], ['ENDED', 'local']);
  assert.equal(problem, 'Call with bob lost after 0:01: Connection Error.');
});

test('a call that somebody hung up is no problem', () => {
  assert.equal(after(...TALKING, ['ENDED', 'remote']).problem, '');
  assert.equal(after(...TALKING, ['MEDIA_LOST'], ['MEDIA_BACK'], ['ENDED', 'local']).problem, '');
});

test('a busy callee is shown in words, a call that was given up is not', () => {
  assert.match(after(['CALLING', 'bob'], ['FAILED', '486']).problem, /busy \(486\)/);
  assert.equal(after(['CALLING', 'bob'], ['FAILED', '487']).problem, '');
  assert.equal(after(['INCOMING', 'bob'], ['FAILED', '486']).problem, '');
});

test('a call goes from ringing to established to over', () => {
  assert.equal(after(['CALLING', 'bob'], ['RINGING']).call.phase, 'ringing');
  assert.equal(after(['CALLING', 'bob'], ['RINGING'], ['ESTABLISHED']).call.phase, 'established');
  assert.equal(after(['CALLING', 'bob'], ['ESTABLISHED'], ['ENDED', 'remote']).call, null);
});

test('a late event of a call that is over brings no call back', () => {
  assert.equal(after(['CALLING', 'bob'], ['ENDED', 'local'], ['ESTABLISHED']).call, null);
  assert.equal(after(['CALLING', 'bob'], ['ENDED', 'local'], ['MEDIA_LOST']).call, null);
});

test('each side may hold the call, and the notes say who does', () => {
  assert.equal(noteOf(after(...TALKING, ['HELD', 'local'])), 'bob is on hold');
  assert.equal(noteOf(after(...TALKING, ['HELD', 'remote'])), 'On hold by bob');
  const both = [...TALKING, ['HELD', 'local'], ['HELD', 'remote']];
  assert.equal(noteOf(after(...both)), 'bob is on hold\nOn hold by bob');
  assert.equal(noteOf(after(...both, ['RESUMED', 'local'])), 'On hold by bob');
  assert.equal(after(...both).call.at, after(...TALKING).call.at);
});

test('a hold that was refused is a problem, not a hold', () => {
  const state = after(...TALKING, ['NOT_HELD', '488']);
  assert.match(state.problem, /cannot do this kind of call \(488\)/);
  assert.equal(state.call.held.local, false);
});

test('a transfer shows its progress, and its success after the call', () => {
  const begun = [...TALKING, ['TRANSFERRING', '600']];
  assert.equal(noteOf(after(...begun)), 'Transferring to 600…');
  assert.equal(noteOf(after(...begun, ['TRANSFER_PROGRESS', '180'])), 'Transferring to 600: it rings');
  const done = after(...begun, ['TRANSFERRED'], ['ENDED', 'local']);
  assert.deepEqual([done.call, done.news], [null, 'bob was transferred to 600.']);
});

test('a refused transfer leaves the call as it is and says why', () => {
  const state = after(...TALKING, ['TRANSFERRING', '600'], ['TRANSFER_FAILED', '486']);
  assert.equal(state.call.phase, 'established');
  assert.equal(noteOf(state), 'Transfer to 600 refused: busy (486)');
});

test('a phone that is transferred calls the other one', () => {
  const calling = after(...TALKING, ['REFERRED', 'carol']);
  assert.deepEqual([calling.call.peer, calling.call.phase], ['carol', 'calling']);
  assert.equal(noteOf(calling), 'Transferred by bob');
  assert.equal(noteOf(after(...TALKING, ['REFERRED', 'carol'], ['ESTABLISHED'])), '');
});

test('a phone whose transfer failed is back in the call before', () => {
  const { call, problem } = after(...TALKING, ['REFERRED', 'carol'], ['TRANSFER_ABANDONED', '486']);
  assert.deepEqual([call.peer, call.phase, call.at], ['bob', 'established', 5000]);
  assert.equal(problem, 'bob transferred you to carol: busy (486).');
});
