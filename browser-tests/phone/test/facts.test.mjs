import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, roleFromDescriptions } from '../src/media/facts.js';

const STATS = [
  { id: 'T', type: 'transport', dtlsState: 'connected', dtlsRole: 'server', srtpCipher: 'X', selectedCandidatePairId: 'P' },
  { id: 'P', type: 'candidate-pair', remoteCandidateId: 'R', responsesReceived: 3 },
  { id: 'R', type: 'remote-candidate', address: '127.0.0.1', port: 5000 },
  { id: 'C', type: 'codec', mimeType: 'audio/PCMU', clockRate: 8000 },
  { id: 'I', type: 'inbound-rtp', kind: 'audio', packetsReceived: 10 },
  { id: 'O', type: 'outbound-rtp', kind: 'audio', packetsSent: 12, codecId: 'C' },
  { id: 'V', type: 'inbound-rtp', kind: 'video', framesDecoded: 7 },
];

test('statistics become facts', () => {
  const facts = factsOf({ iceConnectionState: 'connected', connectionState: 'connected' }, STATS);
  assert.deepEqual(
    [facts.dtlsRole, facts.remoteCandidate, facts.checksAnswered, facts.audioCodec], ['server', '127.0.0.1:5000', 3, 'PCMU/8000']);
  assert.deepEqual([facts.audioPacketsReceived, facts.audioPacketsSent, facts.videoFramesDecoded], [10, 12, 7]);
});

test('where statistics are silent, the descriptions tell the DTLS role', () => {
  const offer = { type: 'offer', sdp: 'a=setup:actpass\r\n' };
  const answer = { type: 'answer', sdp: 'a=setup:active\r\n' };
  assert.equal(roleFromDescriptions(offer, answer), 'server');
  assert.equal(roleFromDescriptions(answer, offer), 'client');
  assert.equal(roleFromDescriptions(offer, null), '');
});
