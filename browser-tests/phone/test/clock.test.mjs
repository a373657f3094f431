import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AudioClock } from '../src/clock.js';

test('a sound that stands still is behind by that time from then on', ({ mock }) => {
  let millis = 0;
  mock.method(performance, 'now', () => millis);
  const context = { currentTime: 0 };
  const clock = new AudioClock(context);
  const go = (times, running) => {
    for (let n = 0; n < times; n++) {
      millis += 50;
      if (running) context.currentTime += 0.05;
      clock.observe();
    }
  };
  go(10, true);
  const before = clock.behind;
  go(4, false);
  go(10, true);
  assert.equal(Math.round(clock.behind - before), 200);
});
