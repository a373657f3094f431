import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { giveUpLostCalls } from '../src/lost.js';
import { Peer } from '../src/media/peer.js';

function journal() {
  const listeners = [];
  return { listen: (listener) => listeners.push(listener), note: (kind) => listeners.forEach((listener) => listener({ kind })) };
}

function waiting(work) {
  return (context) => {
    context.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    work(context.mock.timers);
  };
}

for (const [end, hangsUp] of [[null, 1], ['MEDIA_BACK', 0], ['ENDED', 0], ['FAILED', 0]]) {
  test(`a call without media is hung up ${hangsUp ? 'after a while' : `unless ${end} comes first`}`, waiting((timers) => {
    const hangUp = mock.fn();
    const events = journal();
    giveUpLostCalls(events, hangUp, 10_000);
    events.note('MEDIA_LOST');
    timers.tick(9_999);
    assert.equal(hangUp.mock.callCount(), 0);
    if (end) events.note(end);
    timers.tick(10_000);
    assert.equal(hangUp.mock.callCount(), hangsUp);
  }));
}

class FakeConnection extends EventTarget {
  connectionState = 'connected';
  iceConnectionState = 'connected';
  getStats = async () => new Map();
  getReceivers = () => [];
  become(state) {
    this.iceConnectionState = state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
  }
}

function watched() {
  const connection = new FakeConnection();
  const kinds = [];
  const peer = new Peer(connection, (kind) => kind.startsWith('MEDIA_') && kinds.push(kind), () => {});
  connection.become('connected');
  return { connection, kinds, peer };
}

test('a path that is disconnected for a moment is not lost', waiting((timers) => {
  const { connection, kinds } = watched();
  connection.become('disconnected');
  timers.tick(4_999);
  connection.become('connected');
  timers.tick(5_000);
  assert.deepEqual(kinds, []);
}));

test('a path that stays disconnected is lost, and reported when it comes back', waiting((timers) => {
  const { connection, kinds } = watched();
  connection.become('disconnected');
  timers.tick(5_000);
  connection.become('completed');
  assert.deepEqual(kinds, ['MEDIA_LOST', 'MEDIA_BACK']);
}));

test('a path that fails after it stood is lost at once', waiting(() => {
  const { connection, kinds } = watched();
  connection.become('failed');
  assert.deepEqual(kinds, ['MEDIA_LOST', 'MEDIA_FAILED']);
}));

test('a call that is over loses no media later', waiting((timers) => {
  const { connection, kinds, peer } = watched();
  connection.become('disconnected');
  peer.leave();
  timers.tick(60_000);
  assert.deepEqual(kinds, []);
}));
