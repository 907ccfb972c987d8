import { errorText, t } from '../../i18n/index.js';
import { PIXELS } from '../../views/pictures/pixels.js';
import { channelPanel } from './channel-panel.js';
import { D, MODELS, RIGHT, joined } from './networks.js';
import { receiverPanel } from './receiver-panel.js';
import { senderPanel } from './sender-panel.js';

/**
 * @typedef {import('./sender-panel.js').Letter} Letter
 * @typedef {{ text: string, codes: Float32Array }} Message a received, valid message
 */

/** The initial message, and the number of test samples searched for its digits. */
const [FIRST, SEARCHED] = [[2, 0, 2, 6], 60];
/** Errors of invalid texts. */
const REFUSALS = ['messageEmpty', 'messageForeign', 'messageAltered'];

/** A message in transit: the text written, sent, and received; the last two may differ. */
export class Mail {
  /** The sender's message. @type {{ text: string, letters: Letter[] }} */
  #message = { text: '', letters: [] };
  /** One turn for each change by the sender, and for each received text. */
  #writes;
  #texts;
  /** The last valid message received. @type {Message | null} */
  message = null;

  /**
   * @param {import('../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => Promise<unknown>} on.onMessage called when a message is received
   * @param {() => void} on.onSent called when a message is sent
   * @param {(error: unknown) => void} on.onError
   */
  constructor(context, { onMessage, onSent, onError }) {
    this.engine = context.engine;
    this.#writes = context.engine.turns();
    this.#texts = context.engine.turns();
    this.on = { onMessage, onSent, onError };
    this.sender = senderPanel(context, {
      encode: (input) => this.#encode(input),
      onChange: (letters) => void this.#write(letters),
      onError,
    });
    this.channel = channelPanel();
    this.receiver = receiverPanel({
      onText: (text) => void this.#read(text),
      onLong: () => this.#texts.end(), // cancels reading the previous text
    });
  }

  /** The original images, if the received message is theirs. */
  get original() {
    const { text, letters } = this.#message;
    const isSame = Boolean(text) && this.message?.text.replace(/\s/g, '') === text;
    return isSame ? joined(letters.map(({ pixels }) => pixels)) : null;
  }

  /** Writes an initial message, so that there is something to see. */
  async start() {
    const { engine } = this;
    await Promise.all([engine.loadModel(MODELS.right), engine.loadData('digitsTest'), this.sender.load()]);
    const indices = Array.from({ length: SEARCHED }, (_, index) => index);
    const { labels, pixels } = await engine.ask({ engine: { pictures: { set: 'digitsTest', indices } } });
    for (const label of FIRST) {
      const place = indices.find((index) => labels[index] === label);
      if (place === undefined) return;
      labels[place] = -1; // the next of its class must differ
      await this.sender.add({ pixels: pixels.slice(place * PIXELS, (place + 1) * PIXELS) });
    }
  }

  destroy() {
    this.sender.destroy();
    this.receiver.destroy();
  }

  /** @param {import('../../generated/protocol.js').Input} input @returns {Promise<Letter>} */
  async #encode(input) {
    await this.engine.loadModel(MODELS.right);
    const output = await this.engine.ask({ reconstruct: { forward: { network: RIGHT, input } } });
    return { pixels: output.input, code: output.code };
  }

  /** Encodes the message as text. @param {Letter[]} letters */
  async #write(letters) {
    const turn = this.#writes.begin();
    try {
      const codes = joined(letters.map(({ code }) => code));
      const message = letters.length ? await turn.ask({ secrecy: { write: { d: D, codes } } }) : null;
      const text = message ? message.text : '';
      this.#message = { text, letters };
      this.channel.show(text, letters.length);
      this.receiver.send(text);
      this.on.onSent();
    } catch (error) {
      this.on.onError(error);
    }
  }

  /** Decodes a received text. @param {string} text */
  async #read(text) {
    const turn = this.#texts.begin();
    try {
      const { d, codes } = await turn.ask({ secrecy: { read: { text } } });
      if (d !== D) return this.#refuse(t('secrecy.otherSize', { d, expected: D }));
      const count = codes.length / D;
      this.receiver.say('good', t('secrecy.read', { count, d }));
      this.message = { text, codes };
      await this.on.onMessage();
    } catch (error) {
      if (turn.isOver) return;
      const { kind } = /** @type {any} */ (error ?? {});
      if (!REFUSALS.includes(kind)) return this.on.onError(error);
      if (kind === 'messageEmpty' && !this.#message.text) {
        this.message = null; // nothing was sent: there is no message to continue with
        await this.on.onMessage();
      }
      this.#refuse(errorText(error));
    }
  }

  /** Reports an invalid text and clears the rest. @param {string} words */
  #refuse(words) {
    this.receiver.say('bad', this.message ? `${words} ${t('secrecy.last')}` : words);
  }
}
