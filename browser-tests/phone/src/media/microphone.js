/** The person's own microphone and camera. */
export class Microphone {
  #devices;
  recording = null;
  recordingId = 0;
  behind = 0;

  constructor(devices) {
    this.#devices = devices;
  }

  async ready() {}

  async open({ video }) {
    if (!navigator.mediaDevices) {
      throw new Error('This page is not served securely (HTTPS), so the browser gives it no microphone access.');
    }
    try {
      return await navigator.mediaDevices.getUserMedia(this.#devices.constraints(video));
    } catch (error) {
      throw new Error(refused(error.name, video, navigator.userAgent) ?? error.message, { cause: error });
    }
  }

  listen() {}

  deafen() {}
}

const WHAT_TO_DO = {
  firefox: 'Click the crossed-out microphone in the address bar, remove the block, and try again.',
  chromium: 'Click the symbol at the left of the address, allow it there, and try again.',
};

/** Why there is no microphone and what to do about it, by the name of the browser's exception; undefined when that is not known. */
export function refused(name, video, userAgent) {
  const what = video ? 'microphone or camera' : 'microphone';
  switch (name) {
    case 'NotAllowedError':
      return `The browser may not use the ${what}. ${WHAT_TO_DO[userAgent.includes('Firefox/') ? 'firefox' : 'chromium']}`;
    case 'NotFoundError':
      return `No ${what} was found. Connect one, and try again.`;
    case 'NotReadableError':
      return `The ${what} is in use by another program. Close that one, and try again.`;
    default:
      return undefined;
  }
}
