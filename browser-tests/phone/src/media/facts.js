/** What a peer connection knows of its media, from its statistics (W3C webrtc-stats) and its descriptions. */

const one = (stats, test) => stats.find(test) ?? {};
const sum = (stats, type, kind, field) =>
  stats.filter((entry) => entry.type === type && entry.kind === kind).reduce((total, entry) => total + (entry[field] ?? 0), 0);

/** The DTLS role that the answer's a=setup gives this side (RFC 5763 §5), for browsers whose statistics do not say. */
export function roleFromDescriptions(local, remote) {
  const answer = local?.type === 'answer' ? local : remote;
  const setup = /^a=setup:(active|passive)/m.exec(answer?.sdp ?? '')?.[1];
  if (!setup) return '';
  return (setup === 'active') === (answer === local) ? 'client' : 'server';
}

function selectedPair(stats) {
  const transport = one(stats, (entry) => entry.type === 'transport' && entry.selectedCandidatePairId);
  const byTransport = stats.find((entry) => entry.id === transport.selectedCandidatePairId);
  return byTransport ?? one(stats, (entry) => entry.type === 'candidate-pair' && (entry.selected || (entry.nominated && entry.state === 'succeeded')));
}

function audioCodec(stats) {
  const flow = one(stats, (entry) => entry.type === 'outbound-rtp' && entry.kind === 'audio' && entry.codecId);
  const codec = one(stats, (entry) => entry.id === flow.codecId);
  return codec.mimeType ? `${codec.mimeType.split('/')[1]}/${codec.clockRate}` : '';
}

function dtlsState(transport, connectionState) {
  if (transport.dtlsState) return transport.dtlsState;
  return { connected: 'connected', connecting: 'connecting', failed: 'failed', closed: 'closed' }[connectionState] ?? 'new';
}

/** @param pc the states and descriptions of a peer connection; @param stats its statistics as a list */
export function factsOf(pc, stats) {
  const transport = one(stats, (entry) => entry.type === 'transport');
  const pair = selectedPair(stats);
  const remote = one(stats, (entry) => entry.id === pair.remoteCandidateId);
  const known = ['client', 'server'].includes(transport.dtlsRole) ? transport.dtlsRole : '';
  return {
    iceState: pc.iceConnectionState,
    dtlsState: dtlsState(transport, pc.connectionState),
    dtlsRole: known || roleFromDescriptions(pc.localDescription, pc.remoteDescription),
    srtpCipher: transport.srtpCipher ?? '',
    remoteCandidate: remote.port ? `${remote.address ?? remote.ip}:${remote.port}` : '',
    checksAnswered: pair.responsesReceived ?? 0,
    audioPacketsReceived: sum(stats, 'inbound-rtp', 'audio', 'packetsReceived'),
    audioPacketsLost: Math.max(0, sum(stats, 'inbound-rtp', 'audio', 'packetsLost')),
    audioPacketsSent: sum(stats, 'outbound-rtp', 'audio', 'packetsSent'),
    audioCodec: audioCodec(stats),
    videoFramesDecoded: sum(stats, 'inbound-rtp', 'video', 'framesDecoded'),
    videoFramesSent: sum(stats, 'outbound-rtp', 'video', 'framesSent') || sum(stats, 'outbound-rtp', 'video', 'framesEncoded'),
    stats,
  };
}
