import { dataRequest, imagesRequest, userPart } from './data-request.js';
import * as headStart from './head-start.js';
import { Link } from './link.js';

/**
 * @typedef {import('../generated/protocol.js').DataInfo} DataInfo
 * @typedef {import('../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../generated/protocol.js').Request} Request
 */
/** @template R @typedef {import('./ask.js').ReplyTo<R>} ReplyTo */

/** A spare engine shows nothing and reports nothing: its questions reject. */
const ignore = () => undefined;

/**
 * A further CPU engine, in a worker of its own and with a memory of its own, for a measurement whose parts are independent
 * (`all-cores.js`). It knows nothing of what the page's engine has loaded. It costs a worker and a copy of the data: end
 * it after use.
 */
export class SpareEngine {
  #link = new Link(headStart, { onProgress: ignore, onLost: ignore, onCrash: ignore });
  #booted = this.#link.boot('cpu');
  /** Pending or loaded sets of the user's images. @type {Map<string, Promise<{ train: DataInfo, test: DataInfo }>>} */
  #images = new Map();

  constructor() {
    this.#booted.catch(() => undefined); // its questions reject
  }

  /**
   * @template {Request} R
   * @param {R} request
   * @param {{ transfer?: Transferable[] }} [options]
   * @returns {Promise<ReplyTo<R>>}
   */
  async ask(request, { transfer } = {}) {
    await this.#booted;
    return this.#link.call('cpu', request, transfer);
  }

  /** Loads a data set; the browser has its files. @param {DataSet} set @returns {Promise<DataInfo>} */
  async loadData(set) {
    const mine = userPart(set);
    if (!mine) {
      const { request, transfer } = await dataRequest(set);
      return this.ask(request, { transfer });
    }
    const { subject, part } = mine;
    if (!this.#images.has(subject)) this.#images.set(subject, this.#loadImages(subject));
    const info = await this.#images.get(subject);
    return /** @type {NonNullable<typeof info>} */ (info)[part === 'Train' ? 'train' : 'test'];
  }

  /** Ends the worker; pending questions reject. */
  end() {
    this.#link.abandon('ended');
  }

  /** @param {import('./data-request.js').UserSubject} subject */
  async #loadImages(subject) {
    const { request, transfer } = await imagesRequest(subject);
    return this.ask(request, { transfer });
  }
}
