/**
 * @typedef {'answers' | 'busy' | 'quiet' | 'stuck'} Silence
 * @typedef {object} Asked a question under way
 * @property {import('./backends.js').Backend} engine
 * @property {boolean} [boot] an engine is loaded: that may wait for the network
 * @property {object} [request]
 * @property {number} seconds since it was sent
 */

const TICK_MS = 1000;
/** After so many seconds without an answer it is shown that something is under way; it is said; a restart is offered. */
const [BUSY_S, QUIET_S, STUCK_S] = [2, 10, 30];
/** What may take long and be sound is given up for lost only after so many. */
const LONG_STUCK_S = 120;
/** Questions that are answered in one go however large a table is: everything else is asked in parts. */
const LONG = ['reduction.table', 'reduction.tell'];
/** Of the WebGPU engine: it compiles. */
const COMPILES = ['engine.selfTest', 'engine.probe', 'train.start', 'train.resume'];

/**
 * Watches whether the worker answers. It is asked for a sign of life while something is under way: a worker that computes
 * or hangs gives none, and which of the two it is nobody can know. So it depends on what it was asked how long it is waited
 * for. An engine on the GPU and a download leave the worker free: then the questions' own age tells.
 *
 * Seconds are counted in ticks: while a machine sleeps, or a page in the background is held back, none pass.
 */
export class Watch {
  /** @type {Silence} */
  state = 'answers';
  /** Without a sign of life. */
  #silent = 0;
  #pinged = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {Pick<import('./link.js').Link, 'underWay' | 'ping'>} link
   * @param {() => void} onChange
   */
  constructor(link, onChange) {
    this.link = link;
    this.onChange = onChange;
  }

  /** Something has been asked. */
  begin() {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** The worker has said something. */
  heard() {
    this.#silent = 0;
    this.#pinged = false;
    if (this.state !== 'answers') this.#set(this.#judge());
  }

  #tick() {
    if (this.link.underWay.length === 0) return this.#rest();
    this.#silent++;
    for (const asked of this.link.underWay) asked.seconds++;
    if (!this.#pinged) this.link.ping();
    this.#pinged = true;
    this.#set(this.#judge());
  }

  #rest() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silent = 0;
    this.#pinged = false;
    this.#set('answers');
  }

  /** @returns {Silence} */
  #judge() {
    const asked = this.link.underWay;
    const oldest = (/** @type {Asked[]} */ some) => Math.max(0, ...some.map(({ seconds }) => seconds));
    const questions = asked.filter(({ boot }) => !boot);
    const onGpu = oldest(questions.filter(({ engine }) => engine === 'webgpu'));
    const here = Math.max(
      asked.length ? this.#silent : 0,
      oldest(questions.filter(({ engine }) => engine === 'cpu')),
    );
    if (onGpu >= LONG_STUCK_S || here >= (asked.some(isLong) ? LONG_STUCK_S : STUCK_S)) return 'stuck';
    if (onGpu >= STUCK_S || here >= QUIET_S) return 'quiet';
    return Math.max(onGpu, here) >= BUSY_S ? 'busy' : 'answers';
  }

  /** @param {Silence} state */
  #set(state) {
    if (state === this.state) return;
    this.state = state;
    this.onChange();
  }
}

/** @param {Asked} asked */
function isLong({ engine, boot, request }) {
  if (boot) return engine === 'webgpu';
  const [[lab, question] = []] = Object.entries(request ?? {});
  const name = `${lab}.${Object.keys(question ?? {})[0]}`;
  return LONG.includes(name) || (engine === 'webgpu' && COMPILES.includes(name));
}
