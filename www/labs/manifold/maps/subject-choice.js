import { t } from '../../../i18n/index.js';
import { optionsOf } from '../../../router.js';
import { h } from '../../../ui/dom.js';
import { segments } from '../../../ui/segments.js';
import { setChoice, subjectName } from '../../../lab-kit/set-choice.js';
import { samplePicker } from '../../../lab-kit/sample-picker.js';
import { readInk } from '../../../views/pictures/ink.js';

/**
 * @typedef {import('./subjects.js').SubjectId} SubjectId
 * @typedef {import('../../../generated/protocol.js').MapSubject} MapSubject
 */

/** The choice of points: the subject, its surface, or the digit that turns and what changes besides its angle. */
export class SubjectChoice {
  /** Whether the list of digits is filled. */
  #hasDigits = false;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {object} on
   * @param {() => void} on.onChoose other points were chosen
   * @param {(error: unknown) => void} on.onError
   */
  constructor(context, { onChoose, onError }) {
    this.context = context;
    this.onChoose = onChoose;
    this.subjects = h('span');
    /** The button for the user's images. */
    this.mine = setChoice(context, (subject) => this.#choose({ subject }));
    this.surfaces = this.#list('surface', (value) => t(`option.${value}`));
    this.freedoms = this.#list('freedom', (value) => t(`maps.turns.${value}`));
    this.digits = samplePicker({
      engine: context.engine,
      onPick: (turned) => this.#choose({ turned, turns: 'sample' }),
      onError,
    });
    this.element = h(
      'div',
      { class: 'tools' },
      this.subjects,
      this.surfaces,
      this.freedoms,
      this.digits.element,
    );
  }

  /** @returns {SubjectId} */
  get subject() {
    return /** @type {any} */ (this.context.get('subject'));
  }

  /** A control as a list. @param {string} id @param {(value: string) => string} words name of an option */
  #list(id, words) {
    const list = h(
      'select',
      {
        'aria-label': t(`control.${id}`),
        'data-control': id,
        onchange: () => this.#choose({ [id]: list.value }),
      },
      optionsOf('manifold', id).map((value) => h('option', { value }, words(value))),
    );
    return list;
  }

  /** @param {Record<string, string | number>} values of the controls that define the points */
  #choose(values) {
    this.context.set({ ...values, point: 0 });
    this.onChoose();
  }

  /** Turns the drawing instead of a test digit. */
  turn() {
    this.#choose({ turns: 'drawing' });
  }

  /** Shows the choice and the options. */
  show() {
    const isTurning = this.subject === 'turning';
    this.#showSubjects();
    for (const [list, id, isWanted] of /** @type {const} */ ([
      [this.surfaces, 'surface', this.subject === 'surface'],
      [this.freedoms, 'freedom', isTurning],
    ])) {
      list.value = String(this.context.get(id));
      list.hidden = !isWanted;
    }
    this.digits.element.hidden = !isTurning;
  }

  /** Lists the subjects; a user's set is listed while it is chosen. */
  #showSubjects() {
    const options = optionsOf('manifold', 'subject');
    const ids = options.includes(this.subject) ? options : [...options, this.subject];
    const { element } = segments({
      label: t('control.subject'),
      key: 'subject',
      entries: ids.map((id) => ({ id, text: subjectName(id) })),
      chosen: this.subject,
      onChoose: (subject) => {
        this.#choose({ subject });
        /** @type {HTMLElement | null} */ (
          this.subjects.querySelector(`[data-subject="${subject}"]`)
        )?.focus();
      },
    });
    this.subjects.replaceChildren(element);
  }

  /** The request to the engine. @param {import('../../../engine/turns.js').Turn} turn @returns {Promise<MapSubject>} */
  async wire(turn) {
    const { subject } = this;
    if (subject === 'landsat') return subject;
    if (subject !== 'surface' && subject !== 'turning') return { images: subject };
    const value = (/** @type {string} */ id) => /** @type {any} */ (this.context.get(id));
    if (subject === 'surface') return { surface: value('surface') };
    const shown = await this.#digit(turn, Number(value('turned')));
    const strokes = value('turns') === 'drawing' ? readInk(this.context.ink()) : [];
    if (strokes.length) this.digits.mark(null);
    return { turned: { input: strokes.length ? { strokes } : shown, freedom: value('freedom') } };
  }

  /** Loads a test digit, and fills the list of digits. @param {import('../../../engine/turns.js').Turn} turn @param {number} index */
  async #digit(turn, index) {
    if (!this.#hasDigits) await this.digits.load('digits', index, () => false);
    this.#hasDigits = true;
    this.digits.mark(index);
    const { pixels } = await turn.ask({ engine: { pictures: { set: 'digitsTest', indices: [index] } } });
    return { pixels };
  }
}
