/** The person's own microphone and camera. */
export class Microphone {
  recording = null;
  recordingId = 0;

  async ready() {}

  async open({ video }) {
    if (!navigator.mediaDevices) {
      throw new Error('This page is not served securely (HTTPS), so the browser gives it no microphone access.');
    }
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: true, video });
    } catch (error) {
      throw new Error(REASONS[error.name]?.(video) ?? error.message, { cause: error });
    }
  }

  listen() {}

  deafen() {}
}

const what = (video) => (video ? 'microphone or camera' : 'microphone');
const REASONS = {
  NotAllowedError: (video) => `The browser was not allowed to use the ${what(video)}.`,
  NotFoundError: (video) => `No ${what(video)} was found.`,
  NotReadableError: (video) => `The ${what(video)} is in use by another program.`,
};
