import { number, t } from '../i18n/index.js';
import { h } from './dom.js';
import { icon } from './icons.js';

/** @param {number} step */
const stepWords = (step) => t('stepper.step', { step: number(step) });

/** @template {{ step: number }} Reply */
export class Stepper {
  #running = false;
  /** The state last reported to `onState`. */
  #reportedState = false;
  #isThere = false;
  /** Last step of the current run. */
  #last = Infinity;
  /** Whether the run continues a network trained beforehand. */
  isShipped = false;
  /** Whether the loop is active, in a burst or between two. */
  #looping = false;
  #burst = 20;
  #step = 0;

  /**
   * The buttons and the step counter of a small run, which is trained in bursts.
   * @param {object} options
   * @param {(steps: number) => Promise<Reply>} options.ask rejects if the run has been reset meanwhile
   * @param {(reply: Reply) => void} options.onReply
   * @param {() => void} options.onReset
   * @param {(error: unknown) => void} options.onError
   * @param {(running: boolean) => void} [options.onState] called when play starts or stops
   * @param {number} options.pace target milliseconds per reply
   * @param {number} options.last number of steps after which the run ends
   * @param {(step: number) => string} [options.words] text of the counter
   */
  constructor({ ask, onReply, onReset, onError, onState = () => undefined, pace, last, words = stepWords }) {
    this.options = { ask, onReply, onError, onState, pace, last, words };
    this.began = 0;
    this.reset = h(
      'button',
      { type: 'button', 'data-action': 'reset', onclick: onReset },
      icon('reset'),
      t('player.reset'),
    );
    this.play = h('button', { type: 'button', class: 'primary', 'data-action': 'play' });
    this.play.addEventListener('click', () => (this.#running ? this.stop() : void this.run()));
    this.readout = h('output', { class: 'readout', 'data-view': 'step' });
    this.#mark();
  }

  get elements() {
    return [this.reset, this.play, this.readout];
  }

  /** Call this when the run has restarted. @param {number} step @param {boolean} [shipped] whether these steps were trained beforehand */
  at(step, shipped = false) {
    this.#isThere = true;
    this.isShipped = shipped;
    this.#step = this.began = step;
    this.#say(shipped);
  }

  stop() {
    this.#running = false;
    this.#mark();
  }

  /** Disables play until the run has restarted. */
  wait() {
    this.#isThere = false;
    this.stop();
  }

  /** @param {number} [last] number of steps after which the run ends */
  async run(last = this.options.last) {
    const { ask, onReply, onError, pace } = this.options;
    this.#last = last;
    this.#running = true;
    this.#mark();
    if (this.#looping) return; // the loop continues, even from a new start
    this.#looping = true;
    while (this.#running) {
      const before = performance.now();
      try {
        const reply = await ask(this.#burst);
        this.#step = reply.step;
        if (this.#step - this.began >= this.#last) this.#running = false;
        onReply(reply);
        this.#say();
        // A cancelled request says nothing about the pace.
        const ms = Math.max(performance.now() - before, 1);
        this.#burst = Math.max(1, Math.min(500, Math.round((this.#burst * pace) / ms)));
      } catch (error) {
        this.#running = false;
        onError(error);
      }
    }
    this.#looping = false;
    this.#mark();
  }

  /** @param {boolean} [shipped] */
  #say(shipped = false) {
    const { words } = this.options;
    this.readout.textContent = shipped
      ? t('stepper.shipped', { step: number(this.#step) })
      : words(this.#step);
    this.readout.dataset.step = String(this.#step);
    this.#mark();
  }

  #mark() {
    if (this.#reportedState !== this.#running) this.options.onState((this.#reportedState = this.#running));
    this.play.replaceChildren(
      icon(this.#running ? 'pause' : 'play'),
      t(this.#running ? 'player.pause' : 'player.play'),
    );
    this.play.disabled = !this.#isThere || this.#step - this.began >= this.options.last;
  }
}
