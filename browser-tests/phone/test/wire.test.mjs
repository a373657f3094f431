import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Wire } from '../src/sip/wire.js';

const PATIENT = 30_000;

class FakeSocket extends EventTarget {
  url = 'wss://example.org/';
  receive(status, method) {
    const data = `SIP/2.0 ${status} Said\r\nCSeq: 1 ${method}\r\nContent-Length: 0\r\n\r\n`;
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

const tapped = () => {
  const scope = { WebSocket: FakeSocket };
  const wire = new Wire('NONE');
  wire.tap(scope);
  return { wire, socket: new scope.WebSocket('wss://example.org/', 'sip') };
};

test('the final response after a challenge is the one that counts', async () => {
  const { wire, socket } = tapped();
  const status = wire.nextFinal('INFO', PATIENT);
  for (const each of [100, 407, 202]) socket.receive(each, 'INFO');
  assert.equal(await status, 202);
});

test('a challenge that nobody answers is the final response', async () => {
  const { wire, socket } = tapped();
  const status = wire.nextFinal('MESSAGE', 1);
  for (const each of [407, 407]) socket.receive(each, 'MESSAGE');
  assert.equal(await status, 407);
});

test('the response to another method is not waited for', async () => {
  const { wire, socket } = tapped();
  const status = wire.nextFinal('MESSAGE', 1);
  socket.receive(200, 'INFO');
  assert.equal(await status, 0);
});
