import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receives } from '../src/sip/message.js';

const sdp = (session, ...media) => ['v=0', ...session, ...media.flat(), ''].join('\r\n');
const AUDIO = 'm=audio 9 UDP/TLS/RTP/SAVPF 0';
const VIDEO = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=sendrecv'];

for (const [direction, received] of [['sendrecv', true], ['recvonly', true], ['sendonly', false], ['inactive', false]]) {
  test(`a side whose audio is ${direction} ${received ? 'receives' : 'holds the other'}`, () => {
    assert.equal(receives(sdp([], [AUDIO, `a=${direction}`], VIDEO)), received);
    assert.equal(receives(sdp([], VIDEO, [AUDIO, `a=${direction}`])), received);
    assert.equal(receives(sdp([`a=${direction}`], [AUDIO])), received);
  });
}

test('audio without a direction is received', () => {
  assert.equal(receives(sdp([], [AUDIO])), true);
});

test('the address 0.0.0.0 is a hold of old', () => {
  assert.equal(receives(sdp(['c=IN IP4 10.0.0.1'], [AUDIO, 'c=IN IP4 0.0.0.0'])), false);
});
