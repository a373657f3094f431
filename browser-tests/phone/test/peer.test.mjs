import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Peer } from '../src/media/peer.js';

class FakeConnection extends EventTarget {
  connectionState = 'connecting';
  digits = '';
  getStats = async () => new Map();
  getReceivers = () => [];
  getTransceivers = () => [];
  getSenders = () => [{ dtmf: { canInsertDTMF: this.connectionState === 'connected', insertDTMF: (digits) => (this.digits += digits) } }];
  become(state) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

for (const state of ['connected', 'failed', 'closed']) {
  test(`a media path that becomes ${state} is settled`, async () => {
    const connection = new FakeConnection();
    const peer = new Peer(connection, () => {}, () => {});
    const settled = peer.settled();
    connection.become(state);
    await settled;
    assert.equal(peer.tones('5'), state === 'connected');
    assert.equal(connection.digits, state === 'connected' ? '5' : '');
    connection.become('closed');
    await peer.facts();
  });
}
