/** The RTCConfiguration of an account: without a TURN server, host candidates only. */
export function iceConfiguration({ ice }) {
  return { iceServers: [], ...ice };
}
