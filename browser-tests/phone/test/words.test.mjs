import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../src/media/microphone.js';
import { closedInWords, duration, inWords } from '../src/words.js';

for (const [code, words] of [[1000, /closed/], [1001, /goes away/], [1006, /broke off/], [1011, /error inside/], [1015, /TLS/]]) {
  test(`close code ${code} is put in words and keeps its number`, () => {
    for (const detail of [`${code}`, `WebSocket closed wss://a:7443 (code: ${code})`]) {
      assert.match(closedInWords(detail), words);
      assert.match(closedInWords(detail), new RegExp(`\\(${code}\\)$`));
    }
  });
}

test('a reason without a known number stays as it is', () => {
  assert.equal(closedInWords('Connection Error'), 'Connection Error');
  assert.equal(inWords('Connection Error'), 'Connection Error');
});

test('a duration has minutes and two digits of seconds', () => {
  assert.deepEqual([0, 61_000, 600_999, -5].map(duration), ['0:00', '1:01', '10:00', '0:00']);
});

test('a refused microphone says what to do in the browser at hand', () => {
  assert.match(refused('NotAllowedError', false, 'Mozilla/5.0 Firefox/140.0'), /crossed-out microphone/);
  assert.match(refused('NotAllowedError', false, 'Mozilla/5.0 Chrome/150.0'), /left of the address/);
  assert.match(refused('NotAllowedError', true, 'Mozilla/5.0 Chrome/150.0'), /microphone or camera/);
});

test('a missing or busy microphone is named as such', () => {
  assert.match(refused('NotFoundError', false, ''), /No microphone was found/);
  assert.match(refused('NotReadableError', true, ''), /in use by another program/);
  assert.equal(refused('TypeError', false, ''), undefined);
});
