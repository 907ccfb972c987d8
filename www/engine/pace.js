/** A reply every so many milliseconds: often enough to look alive and to let a drawing through. */
const PACE_MS = 40;
/** More steps than this are never asked for at once. */
const LARGEST_BURST = 200;

/** How many steps of a run are asked for at once, and how long it rests between them. */
export class Pace {
  /** @type {'max' | number} */
  #speed = 'max';
  #burst = 1;
  /** Ends a rest. */
  wake = () => undefined;

  /** Steps to ask for now. */
  get steps() {
    return this.#speed === 'max' ? this.#burst : 1;
  }

  /** @param {'max' | number} speed steps a second */
  set(speed) {
    this.#speed = speed;
    this.wake();
  }

  /** Something else is trained, or somewhere else. */
  beginAnew() {
    this.#burst = 1;
  }

  /**
   * As many steps as the pace has room for.
   * @param {number} wanted
   * @param {number} count that were done
   * @param {number} ms that they took
   */
  learn(wanted, count, ms) {
    if (count === 1 && wanted !== this.#burst) return; // a single step says little
    this.#burst = Math.max(1, Math.min(LARGEST_BURST, Math.round((count * PACE_MS) / ms)));
  }

  /** Waits until the next step is due. @param {number} spent ms since the last one was asked for */
  async rest(spent) {
    if (this.#speed === 'max') return;
    const ms = Math.max(0, 1000 / this.#speed - spent);
    await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}
