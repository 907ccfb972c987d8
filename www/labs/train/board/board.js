import { t } from '../../../i18n/index.js';
import { saveCanvas } from '../../../ui/download.js';
import { attribute, h } from '../../../ui/dom.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { controlSegments } from '../../../lab-kit/control-segments.js';
import { defaultsOf } from '../../../router.js';
import { LabInput } from '../../../lab-kit/lab-input.js';
import { networkPicture } from '../../../views/network/network.js';
import { snapshot } from '../../../views/pictures/snapshot.js';
import { viewErrors } from '../view-errors.js';
import { convolutionPicture } from './convolution.js';
import { costPicture } from './cost.js';
import { equationsPicture } from './equations.js';
import { gaussianPicture } from './gaussian.js';
import { ratesPicture } from './rates.js';
import { sparsePicture } from './sparse.js';

/**
 * A picture requests its numbers from the core and shows the reply.
 * @typedef {object} Picture
 * @property {HTMLElement} element
 * @property {HTMLElement} says sentence that says what can be seen
 * @property {boolean} takesInput whether it shows the pad's input
 * @property {string} [penalty] penalty that the run must have
 * @property {string} [kind] kind that the run must have
 * @property {(network: import('../../../generated/protocol.js').NetworkRef, input: import('../../../generated/protocol.js').Input | null) => any} request
 *   the request, or null without one
 * @property {(reply: any) => void} show
 * @property {(key: string | null) => void} [light]
 * @property {() => void} destroy
 */

/** Minimum refresh interval during a run, in ms, also as a multiple of the reply time. */
const [EVERY_MS, TIMES] = [200, 4];

/** Controls of a picture that are kept in the link. */
const CHOSEN = ['unit', 'layer', 'pixel', 'x', 'xHat'];

/** @type {Record<string, (options: any) => Picture>} */
const PICTURES = {
  equations: equationsPicture,
  network: ({ context }) =>
    networkPicture({
      at: { layer: context.get('layer'), unit: context.get('unit') },
      onChoose: (at) => context.set(at),
    }),
  convolution: convolutionPicture,
  cost: costPicture,
  l1: sparsePicture,
  kl: ratesPicture,
  variational: gaussianPicture,
};

/** The slides' equations, costs and penalties as a lecturer would draw them on the board, changed by hand and by the run. */
export class Board {
  /** @type {Picture | null} */
  #picture = null;
  #errors;
  /** Subject of the samples on the shelf. @type {import('../../../generated/protocol.js').Subject | null} */
  #subject = null;
  #last = -EVERY_MS;
  #took = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #later;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {(penalty: string | null, values: Record<string, import('../../../router.js').Value>) => void} on.onWant
   *   requests a run: of a preset with this penalty, or of the current settings with other values
   * @param {(question: string) => void} on.onQuestion called with the question that the picture answers
   */
  constructor(context, { onWant, onQuestion }) {
    this.context = context;
    this.onWant = onWant;
    this.onQuestion = onQuestion;
    this.#errors = viewErrors(context);
    this.input = new LabInput(context, {
      onInput: () => void this.#ask(),
      onError: (error) => this.#errors.say(error),
    });
    this.choice = controlSegments('train', 'picture', {
      key: 'picture',
      chosen: this.#chosen,
      words: (option) => t(`board.${option}`),
      onChoose: (picture) => {
        const usual = defaultsOf('train');
        context.set({ picture, ...Object.fromEntries(CHOSEN.map((id) => [id, usual[id]])) });
        this.choice.mark(picture);
        this.#open();
        this.refresh();
      },
    });
    const { pad, clear, shelf } = this.input;
    this.aside = h(
      'aside',
      { class: 'board-input grid gap-3', 'data-input': '', 'data-term': 'x' },
      pad.element,
      h('div', { class: 'text-s tight justified gap-2' }, h('span', {}, t('board.input')), clear),
      shelf.element,
    );
    this.aside.addEventListener('pointerenter', () => this.#picture?.light?.('x'));
    this.aside.addEventListener('pointerleave', () => this.#picture?.light?.(null));
    this.place = h('div', { class: 'board-place' });
    this.sentence = h('div', { class: 'board-sentence' });
    this.wanted = h('p', { class: 'board-wanted text-l grid gap-5' });
    const files = fileButtons({ png: () => void this.#save(), of: 'board' });
    this.element = h(
      'section',
      { class: 'card board grid', 'data-view': 'board', 'aria-label': t('option.board') },
      h(
        'div',
        { class: 'board-bar justified', 'data-control': 'scene' },
        this.choice.element,
        this.sentence,
        files,
      ),
      h('div', { class: 'board-row grid gap-6' }, this.aside, this.place),
    );
    this.#open();
  }

  /** Puts the link's input on the pad. */
  async start() {
    this.input.restore();
    await this.#supply();
  }

  /** The board is shown again: the drawing may have changed. */
  reopen() {
    this.sayQuestion();
    if (this.context.ink()) return this.input.restore();
    if (!this.input.value || 'pixels' in this.input.value) return;
    this.input.pad.clear(); // the drawing was removed elsewhere: show a sample instead
    this.#subject = null;
    void this.#supply();
  }

  /** Loads samples of the run's subject, once per subject. */
  async #supply() {
    const subject = this.context.run.config?.subject ?? 'digits';
    if (subject === this.#subject) return;
    this.#subject = subject;
    await this.input.use(subject);
  }

  /** Reports the question that the picture answers. */
  sayQuestion() {
    this.onQuestion(t(`board.question.${this.#chosen}`));
  }

  get #chosen() {
    return String(this.context.get('picture'));
  }

  #open() {
    this.#picture?.destroy();
    const { engine } = this.context;
    this.#picture = PICTURES[this.#chosen]({
      onLight: (/** @type {string | null} */ key) => attribute(this.aside, 'data-lit', key === 'x'),
      ask: (/** @type {any} */ request, /** @type {string} */ latest) =>
        engine.ask(request, { on: engine.home, latest: `board-${latest}` }),
      onError: (/** @type {unknown} */ error) => this.#errors.say(error),
      again: () => void this.#ask(),
      restart: (/** @type {Record<string, number>} */ values) => this.onWant(null, values),
      context: this.context,
    });
    this.element.dataset.picture = this.#chosen;
    this.sayQuestion();
    this.aside.hidden = !this.#picture.takesInput;
    this.#place();
  }

  /** Shows the picture, or what it lacks. */
  #place() {
    const picture = /** @type {Picture} */ (this.#picture);
    const { config } = this.context.run;
    const { penalty = config?.penalty, kind = config?.kind } = picture;
    const fits = config?.penalty === penalty && config?.kind === kind;
    const shown = fits ? picture.element : this.#want(String(picture.penalty ?? picture.kind));
    if (shown.parentElement !== this.place) {
      this.place.replaceChildren(shown);
      this.sentence.replaceChildren(...(fits ? [picture.says] : []));
    }
    return fits;
  }

  /** @param {string} preset of a suitable run */
  #want(preset) {
    if (this.wanted.dataset.preset === preset) return this.wanted;
    this.wanted.dataset.preset = preset;
    const onclick = () => this.onWant(preset, {});
    this.wanted.replaceChildren(
      h('span', {}, t(`board.requirement.${preset}`)),
      h('button', { type: 'button', class: 'primary', 'data-action': 'want', onclick }, t('board.trainKind')),
    );
    return this.wanted;
  }

  /** The run has advanced or was replaced. */
  refresh() {
    clearTimeout(this.#later);
    const wait = Math.max(EVERY_MS, TIMES * this.#took) - (performance.now() - this.#last);
    if (wait > 0) this.#later = setTimeout(() => this.refresh(), wait);
    else void this.#ask();
  }

  async #ask() {
    const { engine, run } = this.context;
    if (!run.started || run.state === 'loading' || run.state === 'empty') return;
    void this.#supply();
    const picture = this.#picture;
    if (!picture || !this.#place()) return;
    const request = picture.request('run', this.input.value);
    if (!request) return;
    this.#last = performance.now();
    try {
      const reply = await engine.ask(request, { on: engine.home, latest: 'board' });
      this.#took = performance.now() - this.#last;
      if (picture !== this.#picture) return;
      picture.show(reply);
      this.element.dataset.updates = String(Number(this.element.dataset.updates ?? 0) + 1);
      this.#errors.clear();
    } catch (error) {
      this.#errors.say(error);
    }
  }

  async #save() {
    const sheet = await snapshot(this.place);
    saveCanvas(sheet, `${t('board.file.picture')}-${this.#chosen}.png`, {
      title: t(`board.${this.#chosen}`),
      of: this.element,
      legend: this.place.querySelector('.legend') ?? [],
    });
  }

  destroy() {
    clearTimeout(this.#later);
    this.#picture?.destroy();
    this.input.destroy();
  }
}
