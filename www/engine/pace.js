/** Target interval between replies: short enough to look live and to let other requests through. */
const PACE_MS = 40;
/** Target interval while a pointer is held, so that a drawing is answered between two bursts. */
const HAND_MS = 6;
/** Maximum number of steps per request. */
const LARGEST_BURST = 200;

/** Chooses the number of steps per request and the pause between requests. */
export class Pace {
  /** @type {'max' | number} */
  #speed = 'max';
  #burst = 1;
  /** Ends a pause. */
  wake = () => undefined;

  /** @param {{ isHeld: boolean }} [pointer] `pointer.js` */
  constructor(pointer = { isHeld: false }) {
    this.pointer = pointer;
  }

  /** Number of steps for the next request. */
  get steps() {
    if (this.#speed !== 'max') return 1;
    return this.pointer.isHeld ? Math.max(1, Math.floor((this.#burst * HAND_MS) / PACE_MS)) : this.#burst;
  }

  /** @param {'max' | number} speed steps a second */
  set(speed) {
    this.#speed = speed;
    this.wake();
  }

  /** Resets the estimate for a new run or engine. */
  beginAnew() {
    this.#burst = 1;
  }

  /**
   * Adapts the burst to the measured speed.
   * @param {number} count steps done
   * @param {number} ms time taken
   */
  learn(count, ms) {
    if (count === 1 && this.#burst > 1) return; // a single step says little
    this.#burst = Math.max(1, Math.min(LARGEST_BURST, Math.round((count * PACE_MS) / ms)));
  }

  /** Waits until the next step is due. @param {number} spent ms since the last request */
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
