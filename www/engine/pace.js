/** A reply every so many milliseconds: often enough to look alive and to let a question through. */
const PACE_MS = 40;
/** The same while somebody waits for what their hand does: a drawing is answered between two bursts. */
const HAND_MS = 6;
/** More steps than this are never asked for at once. */
const LARGEST_BURST = 200;

/** How many steps of a run are asked for at once, and how long it rests between them. */
export class Pace {
  /** @type {'max' | number} */
  #speed = 'max';
  #burst = 1;
  /** Ends a rest. */
  wake = () => undefined;

  /** @param {{ isHeld: boolean }} [pointer] `pointer.js` */
  constructor(pointer = { isHeld: false }) {
    this.pointer = pointer;
  }

  /** Steps to ask for now. */
  get steps() {
    if (this.#speed !== 'max') return 1;
    return this.pointer.isHeld ? Math.max(1, Math.floor((this.#burst * HAND_MS) / PACE_MS)) : this.#burst;
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
   * @param {number} count that were done
   * @param {number} ms that they took
   */
  learn(count, ms) {
    if (count === 1 && this.#burst > 1) return; // a single step says little
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
