const KINDS = ['microphone', 'camera', 'speaker'];

/** Lets a person choose microphone, camera and, where the browser can direct sound, speaker. */
export class DeviceForm {
  #find;
  #devices;
  #sound;

  constructor(find, devices) {
    this.#find = find;
    this.#devices = devices;
    this.#sound = find('far-sound');
    find('devices').hidden = false;
    find('speaker').parentElement.hidden = !this.#sound.setSinkId;
    for (const kind of KINDS) find(kind).addEventListener('change', ({ target }) => this.#choose(kind, target.value));
    devices.listen(() => this.refresh());
    this.#direct();
    this.refresh();
  }

  async refresh() {
    for (const kind of KINDS) {
      const list = await this.#devices.list(kind);
      const chosen = this.#devices.chosen(kind);
      const usual = Object.assign(document.createElement('option'), { value: '', textContent: 'As the browser chooses' });
      const options = list.map(({ id, label }, index) =>
        Object.assign(document.createElement('option'), { value: id, textContent: label || `${kind} ${index + 1}`, selected: id === chosen }),
      );
      this.#find(kind).replaceChildren(usual, ...options);
    }
  }

  #choose(kind, id) {
    this.#devices.choose(kind, id);
    if (kind === 'speaker') this.#direct();
  }

  /** A speaker that is gone leaves the sound where it was. */
  #direct() {
    this.#sound.setSinkId?.(this.#devices.chosen('speaker')).catch(() => {});
  }
}
