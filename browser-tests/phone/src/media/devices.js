const STORE = 'sipwright.devices';
const KINDS = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' };

/** The devices that a person has chosen; an empty name stands for the one that the browser takes by itself. */
export class Devices {
  #media;
  #store;
  #chosen;

  /**
   * @param media the browser's devices; undefined where a page gets none
   * @param store keeps the choice, like localStorage
   */
  constructor(media, store) {
    this.#media = media;
    this.#store = store;
    this.#chosen = JSON.parse(store.getItem(STORE) ?? '{}');
  }

  chosen(kind) {
    return this.#chosen[kind] ?? '';
  }

  choose(kind, id) {
    this.#chosen[kind] = id;
    this.#store.setItem(STORE, JSON.stringify(this.#chosen));
  }

  /** What getUserMedia is asked for; a device that is gone is replaced by another one. */
  constraints(video) {
    const wanted = (kind) => (this.chosen(kind) ? { deviceId: this.chosen(kind) } : true);
    return { audio: wanted('microphone'), video: video && wanted('camera') };
  }

  /** The devices of a kind; their names are known only once the microphone was granted (W3C mediacapture-streams §9.3). */
  async list(kind) {
    const all = (await this.#media?.enumerateDevices()) ?? [];
    return all
      .filter((device) => device.kind === KINDS[kind] && device.deviceId && device.deviceId !== 'default')
      .map(({ deviceId: id, label }) => ({ id, label }));
  }

  /** Calls the listener whenever a device comes or goes. */
  listen(listener) {
    this.#media?.addEventListener('devicechange', listener);
  }
}
