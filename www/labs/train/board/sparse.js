import { number, t } from '../../../i18n/index.js';
import { attribute, h } from '../../../ui/dom.js';
import { codeColumns } from '../../../views/code/code-columns.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { cornerCurves } from './corner.js';
import { settingChoice } from './setting-choice.js';
import { sparseWords } from './sparse-words.js';

/** @typedef {import('../../../generated/protocol.js').PenaltyComparison} PenaltyComparison */

/** Steps of the unpenalised run per reply. */
const STEPS = 60;
/** λ from hardly noticeable to one that harms the reconstruction. */
const WEIGHTS = [0.03, 0.3, 3];
/** The unpenalised run comes first. */
const KINDS = /** @type {const} */ (['plain', 'sparse']);

/**
 * |a| beside a² with its corner, and one digit's code by the run's network and by the same network without the penalty.
 * @param {object} options
 * @param {(values: Record<string, number>) => void} options.restart requests a run with other settings
 * @param {import('../../../lab-kit/types.js').LabContext} options.context
 * @param {() => void} options.again asks again, because the unpenalised run has not caught up with the run
 */
export function sparsePicture({ again, restart, context }) {
  const weights = settingChoice(context, { id: 'l1', symbol: 'λ', values: WEIGHTS, restart });
  const corner = cornerCurves();
  const says = h('p', {
    class: 'board-says',
    role: 'status',
    'data-unsaid': '',
    'data-view': 'board-says',
  });
  const rows = KINDS.map((kind) => {
    const code = h('div', { class: 'sparse-code', 'data-view': `board-${kind}-code` });
    const image = pixelCanvas(`board-${kind}-image`);
    image.setAttribute('aria-label', t(`board.l1.image.${kind}`));
    const zero = h('b', { 'data-view': `board-${kind}-zero` });
    const error = h('span', { 'data-view': `board-${kind}-error` });
    const element = h(
      'div',
      { class: 'sparse-net grid', 'data-kind': kind },
      h('h2', {}, h('span', {}, t(`board.l1.net.${kind}`)), kind === 'sparse' && weights.element),
      code,
      image,
      h('p', {}, zero, ' ', t('board.l1.zero'), h('br'), error),
    );
    return { kind, code, image, zero, error, element };
  });
  const element = h(
    'div',
    { class: 'grid gap-4', 'data-view': 'sparse-picture', 'data-moment': '' },
    h(
      'div',
      { class: 'sparse-row grid split gap-7' },
      corner.element,
      h(
        'div',
        { class: 'grid' },
        rows.map((row) => row.element),
        h('p', { class: 'quiet' }, t('board.l1.note')),
      ),
    ),
  );
  return {
    element,
    says,
    takesInput: true,
    penalty: 'l1',
    /** @param {any} _ @param {any} input */
    request: (_, input) => input && { train: { comparePenalty: { steps: STEPS, input } } },
    /** @param {PenaltyComparison} comparison */
    show({ steps, codes, images, testErrors, statistics }) {
      const d = codes.length / 2;
      rows.forEach((row, place) => {
        const code = codes.subarray(place * d, (place + 1) * d);
        const share = 100 * statistics[place].nearZero;
        row.code.replaceChildren(codeColumns(code, t('board.l1.code', { share: number(share, 0) })));
        paintGrey(row.image, images, place * PIXELS);
        row.zero.textContent = `${number(share, 0)}\u00a0%`;
        row.zero.dataset.value = String(statistics[place].nearZero);
        row.error.textContent = t('board.l1.error', { error: number(testErrors[place], 4) });
        row.error.dataset.value = String(testErrors[place]);
        attribute(row.element, 'data-steps', String(steps[place]));
      });
      const { key, values } = sparseWords(
        steps,
        statistics.map(({ nearZero }) => nearZero),
      );
      says.textContent = t(`board.l1.says.${key}`, values);
      weights.mark();
      if (steps[0] < steps[1]) again();
    },
    destroy: corner.destroy,
  };
}
