import { Levels } from '../media/level.js';

/** The places where pictures, sound and sound levels of a call are shown. */
export class Screen {
  #sound;
  #far;
  #own;
  #levels = null;
  #meters;

  /** @param measures whether levels are shown */
  constructor(document, measures) {
    this.#sound = document.getElementById('far-sound');
    this.#far = document.getElementById('far-picture');
    this.#own = document.getElementById('own-picture');
    this.#meters = document.getElementById('levels');
    if (measures) this.#levels = new Levels((who, level) => showLevel(document.getElementById(`${who}-level`), level));
  }

  #measure(who, stream) {
    this.#levels?.measure(who, stream);
    this.#meters.hidden = !this.#levels;
  }

  own(stream) {
    this.#measure('own', stream);
    const tracks = stream.getVideoTracks();
    this.#own.srcObject = tracks.length ? new MediaStream(tracks) : null;
    this.#own.hidden = tracks.length === 0;
  }

  remote(stream) {
    const pictures = stream.getVideoTracks();
    this.#sound.srcObject = stream;
    this.#measure('far', stream);
    this.#far.srcObject = pictures.length ? new MediaStream(pictures) : null;
    for (const picture of pictures) {
      const show = () => (this.#far.hidden = picture.muted);
      picture.addEventListener('unmute', show);
      show();
    }
  }

  clear() {
    this.#levels?.stop();
    this.#meters.hidden = true;
    for (const element of [this.#sound, this.#far, this.#own]) element.srcObject = null;
    this.#far.hidden = this.#own.hidden = true;
  }
}

function showLevel(meter, level) {
  const percent = Math.round(100 * level);
  meter.setAttribute('aria-valuenow', String(percent));
  meter.style.setProperty('--level', `${percent}%`);
}
