import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf } from '../src/view/keys.js';

const meaning = (key, call, where = {}) => meaningOf({ key, ...where }, { panel: false, ...call });
const TALKING = { phase: 'established' };
const INCOMING = { phase: 'incoming' };

test('digits are tones in an established call only', () => {
  for (const digit of '0123456789*#') assert.deepEqual(meaning(digit, TALKING), { name: 'tone', digit });
  for (const phase of ['calling', 'ringing', 'incoming', undefined]) assert.equal(meaning('5', { phase }), null);
  assert.equal(meaning('a', TALKING), null);
});

test('a digit typed into a field or with Control is no tone', () => {
  assert.equal(meaning('5', TALKING, { inField: true }), null);
  assert.equal(meaning('5', TALKING, { modified: true }), null);
});

test('a digit is a tone while a button has the focus', () => {
  assert.deepEqual(meaning('5', TALKING, { onControl: true }), { name: 'tone', digit: '5' });
});

test('Escape closes an open panel, also from its field', () => {
  assert.deepEqual(meaning('Escape', { ...TALKING, panel: true }, { inField: true }), { name: 'closePanel' });
});

test('Escape rejects a call that comes in and never ends one in progress', () => {
  assert.deepEqual(meaning('Escape', INCOMING, { onControl: true }), { name: 'reject' });
  for (const phase of ['established', 'calling', 'ringing', 'early', 'answering']) assert.equal(meaning('Escape', { phase }), null);
});

test('Enter answers a call that comes in, unless it presses a button', () => {
  assert.deepEqual(meaning('Enter', INCOMING), { name: 'answer' });
  assert.equal(meaning('Enter', INCOMING, { onControl: true }), null);
  assert.equal(meaning('Enter', TALKING), null);
});
