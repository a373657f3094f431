import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Devices } from '../src/media/devices.js';
import { levelOf } from '../src/media/level.js';

function store() {
  const kept = new Map();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) };
}

test('without a choice the browser chooses', () => {
  const devices = new Devices(undefined, store());
  assert.deepEqual(devices.constraints(false), { audio: true, video: false });
  assert.deepEqual(devices.constraints(true), { audio: true, video: true });
});

test('a choice is kept and asked for, without insisting on it', () => {
  const kept = store();
  new Devices(undefined, kept).choose('microphone', 'mic-2');
  new Devices(undefined, kept).choose('camera', 'cam-1');
  assert.deepEqual(new Devices(undefined, kept).constraints(true), { audio: { deviceId: 'mic-2' }, video: { deviceId: 'cam-1' } });
  assert.equal(new Devices(undefined, kept).constraints(false).video, false);
});

test('the devices of a kind are listed, without the nameless and the default one', async () => {
  const all = [['audioinput', 'a'], ['audiooutput', 'b'], ['audioinput', ''], ['audioinput', 'default']];
  const media = { enumerateDevices: async () => all.map(([kind, deviceId]) => ({ kind, deviceId, label: `label ${deviceId}` })) };
  assert.deepEqual(await new Devices(media, store()).list('microphone'), [{ id: 'a', label: 'label a' }]);
  assert.deepEqual(await new Devices(undefined, store()).list('microphone'), []);
});

test('the level goes from silence to full scale', () => {
  assert.equal(levelOf(new Float32Array(8)), 0);
  assert.equal(levelOf(Float32Array.of(1, -1, 1, -1)), 1);
  assert.equal(levelOf(new Float32Array(8).fill(0.0001)), 0);
  assert.ok(Math.abs(levelOf(new Float32Array(8).fill(0.001 ** 0.5)) - 0.5) < 1e-6);
});
