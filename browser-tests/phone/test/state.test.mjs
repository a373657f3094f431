import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, next } from '../src/state.js';

const after = (...events) =>
  events.map(([kind, detail = '']) => ({ kind, detail, at: 1000 })).reduce(next, START);

test('a registered phone is ready for calls', () => {
  const state = after(['CONNECTING'], ['CONNECTED'], ['REGISTERED']);
  assert.deepEqual([state.connection, state.registered, state.problem], ['online', true, '']);
});

test('a lost connection ends the registration and is told', () => {
  const state = after(['CONNECTED'], ['REGISTERED'], ['DISCONNECTED', '1006']);
  assert.deepEqual([state.connection, state.registered], ['offline', false]);
  assert.match(state.problem, /1006/);
});

test('a busy callee is told in words, a call that was given up is not', () => {
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
});
