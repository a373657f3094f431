import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frame, frequency, samples } from '../src/media/signature.js';

test('a frame carries id, mark and check between two sync tones', () => {
  // mark 0x123 of frame number 0x123, id 0x2B: 7*2 + 3*11 + 5*1 + 11*2 + 13*3 + 9 = 122
  assert.deepEqual(frame(0x2b, 0x123), [16, 2, 11, 1, 2, 3, 122 & 15, 16]);
});

test('the mark repeats after 4096 frames', () => {
  assert.deepEqual(frame(5, 7), frame(5, 7 + 4096));
});

test('a symbol is a sine of 40 ms, 0.3 of full scale, that begins and ends in silence', () => {
  const sound = samples([16], 48000);
  assert.equal(sound.length, 1920);
  assert.equal(sound[0], 0);
  assert.ok(Math.abs(sound[1919]) < 0.01);
  assert.ok(Math.abs(Math.max(...sound) - 0.3) < 0.001);
  const crossings = sound.filter((value, n) => n > 0 && value > 0 && sound[n - 1] <= 0).length;
  assert.ok(Math.abs(crossings - frequency(16) * 0.04) <= 1);
});
