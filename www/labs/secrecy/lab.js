import { t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { attackPanel } from './attack-panel.js';
import { Attacker } from './attacker.js';
import { curvePanel } from './curve-panel.js';
import { Decoders } from './decoders.js';
import { figuresPanel } from './figures-panel.js';
import { Mail } from './mail.js';
import { D, MODELS, RIGHT } from './networks.js';
import { rowsPanel } from './rows-panel.js';

/** Maximum number of images shown of a received message. */
const MAX_SHOWN = 12;

/**
 * "Encriptación y seguridad": codes sent in place of images, who can read them, and how few leaked pairs an attack needs.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  const lab = new SecrecyLab(root, context);
  void lab.start();
  return lab;
}

class SecrecyLab {
  /** Whether the training samples, some of which leak, are loaded. */
  #canAttack = false;

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    const { engine } = context;
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.figures = figuresPanel();
    this.attacker = new Attacker({
      engine,
      network: RIGHT,
      wanted: () => ({ pairs: this.#pairs, codes: this.#codes, input: this.mail.original }),
      onGuess: (attacked, guessed) => this.#showAttack(attacked, guessed),
      onError,
    });
    this.curve = curvePanel({
      engine,
      attack: (pairs) => this.#measureAttack(pairs),
      onEnd: () => void this.#guess(),
      onError,
    });
    this.attack = attackPanel({
      pairs: this.#pairs,
      onPairs: (pairs) => this.#leak(pairs),
      chart: this.curve.chart,
    });
    this.mail = new Mail(context, {
      onMessage: () => this.#open(),
      onSent: () => this.rows.show('original', this.mail.original),
      onError,
    });
    this.decoders = new Decoders(context, {
      codes: () => this.#codes,
      original: () => this.mail.original,
      rows: () => this.rows,
      onFigures: (figures) => this.#showFigures(figures),
      onError,
    });
    const { buttons, wanted } = this.decoders.choice;
    this.rows = rowsPanel({ chosen: wanted, buttons: buttons.element });
    this.rows.choose(wanted);
    this.rows.setPairs(this.#pairs);
    this.#lay(root);
  }

  /** @param {HTMLElement} root */
  #lay(root) {
    const { sender, channel, receiver } = this.mail;
    const warning = () => h('b', {}, t('secrecy.obfuscates'));
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.secrecy'), t('secrecy.question')),
        h('p', { class: 'secrecy-warning warning snug' }, warning()),
      ),
      h(
        'div',
        { class: 'secrecy-story card-row grid gap-5' },
        sender.element,
        channel.element,
        this.decoders.choice.run.element,
        this.rows.element,
        this.attack.element,
      ),
      h(
        'div',
        { class: 'secrecy-below card-row grid gap-5' },
        this.curve.element,
        this.figures.element,
        receiver.element,
      ),
      h(
        'p',
        { class: 'secrecy-warning warning snug', 'data-view': 'warning' },
        warning(),
        ' ',
        t('secrecy.warning'),
      ),
      lesson('secrecy'),
    );
  }

  get #pairs() {
    return Number(this.context.get('pairs'));
  }

  /** The codes of the displayed images. */
  get #codes() {
    return this.mail.message && this.mail.message.codes.slice(0, MAX_SHOWN * D);
  }

  async start() {
    const { decoders } = this;
    readMeasured('secrecy').then(
      (measured) => this.curve.recall(measured),
      (error) => this.#fail(error),
    );
    try {
      const start = this.mail.start();
      this.#loadAhead();
      await start;
      await decoders.choice.start();
      await decoders.measure().catch((error) => this.#fail(error)); // the attack does not need it
      await this.#loadPairs();
      this.#canAttack = true;
      await this.#guess();
      this.context.ready();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What is needed after the first message comes beside it; each is waited for where it is used. */
  #loadAhead() {
    const { engine } = this.context;
    const ahead = [
      ...Object.values(MODELS).map((model) => engine.loadModel(model)),
      engine.loadPca('digits'),
      this.#loadPairs(),
    ];
    for (const load of ahead) load.catch(() => undefined);
  }

  /** The training samples, some of which leak. */
  #loadPairs() {
    return this.context.engine.loadData('digitsTrain', (done) => this.attack.loading(done));
  }

  unmount() {
    for (const part of [this.mail, this.decoders, this.curve]) part.destroy();
  }

  /** Decodes the received message for all readers. */
  async #open() {
    const { message } = this.mail;
    const count = message ? message.codes.length / D : 0;
    this.rows.begin(count, Math.min(count, MAX_SHOWN));
    this.rows.show('original', this.mail.original);
    await this.decoders.open();
    await this.#guess();
  }

  /** @param {number} pairs */
  #leak(pairs) {
    this.context.set({ pairs });
    if (!this.#canAttack) this.rows.setPairs(pairs); // requested once the training samples are loaded
    void this.#guess();
  }

  /** Updates the attacker's guess. */
  async #guess() {
    if (this.#canAttack) await this.attacker.refresh();
  }

  /** @param {number} pairs */
  async #measureAttack(pairs) {
    await this.#loadPairs();
    return this.attacker.measure(pairs);
  }

  /** @param {import('../../generated/protocol.js').AttackResult} attacked @param {import('../../generated/protocol.js').AttackGuesses | null} guessed */
  #showAttack(attacked, guessed) {
    if (guessed) this.rows.show('attack', guessed.images, guessed.error);
    this.rows.setPairs(attacked.pairs);
    this.#showFigures({ attack: attacked.mse });
    this.attack.show(attacked, this.figures.figures.mean);
  }

  /** @param {import('./figures-panel.js').Figures} known */
  #showFigures(known) {
    const pairs = this.attacker.attacked?.pairs ?? this.#pairs;
    const { figures } = this.figures;
    this.figures.show(known, pairs);
    const decoder = String(this.context.get('decoder'));
    this.rows.setError('right', figures.right ?? null);
    this.rows.setError('other', figures[/** @type {'twin' | 'run'} */ (decoder)] ?? null);
    this.rows.setError('attack', figures.attack ?? null);
    this.curve.show(figures, pairs);
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
