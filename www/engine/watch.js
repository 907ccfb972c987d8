/**
 * @typedef {'answers' | 'busy' | 'quiet' | 'stuck'} Silence
 * @typedef {object} PendingQuestion a pending question
 * @property {import('./backends.js').Backend} engine
 * @property {boolean} [boot] whether an engine is loading, which may wait for the network
 * @property {object} [request]
 * @property {number} seconds since it was sent
 * @typedef {import('../generated/protocol.js').Replies} Replies
 * @typedef {{ [Lab in keyof Replies]: `${Lab}.${keyof Replies[Lab] & string}` }[keyof Replies]} RequestName
 */

const TICK_MS = 1000;
/** Seconds without a reply until the page shows activity, shows a message, and offers a restart. */
const [BUSY_S, QUIET_S, STUCK_S] = [2, 10, 30];
/** Seconds until a legitimately slow request is taken as lost. */
const LONG_STUCK_S = 120;
/** Questions answered in one request whatever the table's size; all others are split into parts. @type {RequestName[]} */
const LONG = ['reduction.table', 'reduction.accuracy'];
/** Requests during which the WebGPU engine compiles kernels. @type {RequestName[]} */
const COMPILES = ['engine.selfTest', 'engine.probe', 'train.start', 'train.resume'];

/**
 * Watches whether the worker responds. It is pinged while requests are pending. A worker that computes cannot be told
 * from one that hangs, since neither replies, so the time limit depends on the request. The WebGPU engine and downloads
 * leave the worker free: then the age of the request decides.
 *
 * Seconds are counted in timer ticks, so none pass while the machine sleeps or a background page is throttled.
 */
export class Watch {
  /** @type {Silence} */
  state = 'answers';
  /** Seconds without a reply. */
  #silent = 0;
  #isPinged = false;
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

  /** Call this when a request has been sent. */
  begin() {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** Call this when the worker has sent a message. */
  heard() {
    this.#silent = 0;
    this.#isPinged = false;
    if (this.state !== 'answers') this.#set(this.#judge());
  }

  #tick() {
    if (this.link.underWay.length === 0) return this.#rest();
    this.#silent++;
    for (const request of this.link.underWay) request.seconds++;
    if (!this.#isPinged) this.link.ping();
    this.#isPinged = true;
    this.#set(this.#judge());
  }

  #rest() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silent = 0;
    this.#isPinged = false;
    this.#set('answers');
  }

  /** @returns {Silence} */
  #judge() {
    const requests = this.link.underWay;
    const oldest = (/** @type {PendingQuestion[]} */ some) =>
      Math.max(0, ...some.map(({ seconds }) => seconds));
    const questions = requests.filter(({ boot }) => !boot);
    const onGpu = oldest(questions.filter(({ engine }) => engine === 'webgpu'));
    const here = Math.max(
      requests.length ? this.#silent : 0,
      oldest(questions.filter(({ engine }) => engine === 'cpu')),
    );
    if (onGpu >= LONG_STUCK_S || here >= (requests.some(isLong) ? LONG_STUCK_S : STUCK_S)) return 'stuck';
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

/** @param {PendingQuestion} asked */
function isLong({ engine, boot, request }) {
  if (boot) return engine === 'webgpu';
  const [[lab, question] = []] = Object.entries(request ?? {});
  const name = /** @type {RequestName} */ (`${lab}.${Object.keys(question ?? {})[0]}`);
  return LONG.includes(name) || (engine === 'webgpu' && COMPILES.includes(name));
}
