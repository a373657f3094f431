import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../src/sip/message.js';
import { spoil } from '../src/sip/fault.js';

const SDP = 'v=0\r\na=fingerprint:sha-256 0A:FF\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=setup:actpass\r\n';
const message = (first, body) => `${first}\r\nCSeq: 1 INVITE\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const INVITE = message('INVITE sip:bob@example.org SIP/2.0', SDP);

test('a phone without a fault sends what it was given', () => {
  assert.equal(spoil(INVITE, 'NONE'), INVITE);
});

test('a wrong fingerprint is well-formed and nothing else changes', () => {
  assert.equal(spoil(INVITE, 'WRONG_FINGERPRINT'), INVITE.replace('0A:FF', 'F5:00'));
});

test('a wrong fingerprint begins with 00 when that is the fault, and never else', () => {
  const own = (octets) => INVITE.replace('0A:FF', octets);
  assert.equal(spoil(own('FF:FF'), 'WRONG_FINGERPRINT'), own('01:00'));
  assert.equal(spoil(own('0A:FF'), 'WRONG_FINGERPRINT_FROM_ZERO'), own('00:00'));
  assert.equal(spoil(own('00:FF'), 'WRONG_FINGERPRINT_FROM_ZERO'), own('00:00'));
});

test('every fingerprint of every message is spoilt', () => {
  for (let n = 0; n < 3; n++) assert.match(spoil(INVITE, 'WRONG_FINGERPRINT'), /F5:00/);
});

test('a passive phone says so in its offer, with the right length', () => {
  const spoilt = spoil(INVITE, 'WRONG_FINGERPRINT_PASSIVE');
  assert.match(spoilt, /a=setup:passive/);
  assert.match(spoilt, new RegExp(`Content-Length: ${bodyOf(spoilt).length}\r\n`));
});

test('an answer keeps its setup', () => {
  const answer = message('SIP/2.0 200 OK', SDP.replace('actpass', 'active'));
  assert.match(spoil(answer, 'WRONG_FINGERPRINT_PASSIVE'), /a=setup:active/);
});

test('a message without a description is left alone', () => {
  const bye = 'BYE sip:bob@example.org SIP/2.0\r\nCSeq: 2 BYE\r\nContent-Length: 0\r\n\r\n';
  assert.equal(spoil(bye, 'WRONG_FINGERPRINT'), bye);
});
