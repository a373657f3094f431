/** The places where pictures and sound of a call are shown. */
export class Screen {
  #sound;
  #far;
  #own;

  constructor(document) {
    this.#sound = document.getElementById('far-sound');
    this.#far = document.getElementById('far-picture');
    this.#own = document.getElementById('own-picture');
  }

  own(stream) {
    const tracks = stream.getVideoTracks();
    this.#own.srcObject = tracks.length ? new MediaStream(tracks) : null;
    this.#own.hidden = tracks.length === 0;
  }

  remote(stream) {
    const pictures = stream.getVideoTracks();
    this.#sound.srcObject = stream;
    this.#far.srcObject = pictures.length ? new MediaStream(pictures) : null;
    for (const picture of pictures) {
      const show = () => (this.#far.hidden = picture.muted);
      picture.addEventListener('unmute', show);
      show();
    }
  }

  clear() {
    for (const element of [this.#sound, this.#far, this.#own]) element.srcObject = null;
    this.#far.hidden = this.#own.hidden = true;
  }
}
