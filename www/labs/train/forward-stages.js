import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { MAX_COLUMNS, codeColumns } from '../../views/code/code-columns.js';
import { formula } from '../../views/formulas/formula.js';
import { between, painted, pictureRow, pictured } from '../../views/pictures/picture-row.js';
import { paintGrey } from '../../views/pictures/pixels.js';
import { FORMULAS } from './formulas.js';
import { quantity } from './views/quantity.js';
import { classNames } from '../../lab-kit/classes.js';

/** Sentence about a code that was drawn at random. @type {Record<string, string>} */
const CODE_SAYS = { variational: 'dissect.text.drawnCode', bits: 'dissect.text.noisyBits' };

/**
 * @typedef {import('../../generated/protocol.js').StepDissection} StepDissection
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('./views/stage-strip.js').StageContent} StageContent
 */

/** Number of code values written as numbers, in the stage and in the strip. */
const [WRITTEN, IN_STRIP] = [8, 2];

export const x = () => formula(FORMULAS.x);
export const xHat = () => formula(FORMULAS.copy);
const xTilde = () => formula(FORMULAS.corrupted);

/**
 * The stages from the input to its reconstruction.
 * @param {StepDissection} step
 * @param {TrainConfig} config
 * @returns {StageContent[]}
 */
export const forwardStages = (step, config) => [
  input(step, config),
  code(step, config),
  reconstruction(step, config),
];

/** @param {StepDissection} step @param {TrainConfig} config */
const nameOf = ({ index, label }, { subject }) => ({ index, label: classNames(subject)(label) });

/** @param {StepDissection} step */
const isCorrupted = ({ input, corrupted }) => input.some((value, index) => value !== corrupted[index]);

/** @param {StepDissection} step @param {TrainConfig} config */
export function clean(step, config) {
  const label = t('dissect.image.input', nameOf(step, config));
  return painted('step-input', label, (canvas) => paintGrey(canvas, step.input));
}

/** @param {StepDissection} step */
function noisy({ index, corrupted }) {
  const label = t('dissect.image.corrupted', { index });
  return painted('step-corrupted', label, (canvas) => paintGrey(canvas, corrupted));
}

/** @param {StepDissection} step */
export function copy({ index, cost, reconstruction }) {
  const label = t('dissect.image.reconstruction', { index, cost: quantity(cost, 4) });
  return painted('step-reconstruction', label, (canvas) => paintGrey(canvas, reconstruction));
}

/** @param {StepDissection} step */
const columns = ({ code }) =>
  codeColumns(code, t('dissect.image.code', { size: code.length, values: listed(code, WRITTEN) }));

/**
 * The first values, with a mark if there are more: `0,42; −1,30; …`.
 * @param {Float32Array} values
 * @param {number} most
 */
const listed = (values, most) =>
  [...[...values.subarray(0, most)].map((value) => number(value, 2)), ...(values.length > most ? ['…'] : [])]
    // A comma may be part of a number.
    .join('; ');

/** @param {StepDissection} step @param {TrainConfig} config @returns {StageContent} */
function input(step, config) {
  const name = nameOf(step, config);
  const says = t('dissect.text.input', { ...name, m: config.batchSize });
  const corrupted = isCorrupted(step);
  return {
    picture: corrupted ? noisy(step) : clean(step, config),
    ...(corrupted ? { symbol: xTilde() } : {}),
    caption: t('dissect.caption.input', name),
    says: corrupted ? `${says} ${t('dissect.corrupted')}` : says,
    detail: [
      pictureRow(
        pictured(clean(step, config), x()),
        corrupted && between('→'),
        corrupted && pictured(noisy(step), xTilde()),
      ),
    ],
  };
}

/** @param {StepDissection} step @param {TrainConfig} config @returns {StageContent} */
function code(step, config) {
  const { code, input } = step;
  const d = code.length;
  const sizes = { n: input.length, d };
  const values = [...code.subarray(0, WRITTEN)].map((value, index) =>
    h('li', {}, formula(FORMULAS.value, { index: index + 1, value: number(value, 3) })),
  );
  const [seen, symbol] = isCorrupted(step) ? [noisy(step), xTilde()] : [clean(step, config), x()];
  const some = d > MAX_COLUMNS && ` ${t('dissect.code.first', { shown: MAX_COLUMNS, d })}`;
  return {
    picture: columns(step),
    ...(isCorrupted(step) ? { symbol: formula(FORMULAS.encodesCorrupted) } : {}),
    caption: listed(code, IN_STRIP),
    says: t(CODE_SAYS[config.penalty] ?? 'dissect.text.code', sizes),
    detail: [
      pictureRow(
        pictured(seen, symbol),
        between(formula(FORMULAS.throughEncoder)),
        pictured(columns(step), formula(FORMULAS.code), ...(some ? [some] : [])),
      ),
      h('ul', { class: 'code-values grid' }, values, d > WRITTEN && h('li', { 'aria-hidden': 'true' }, '…')),
    ],
  };
}

/** @param {StepDissection} step @param {TrainConfig} config @returns {StageContent} */
function reconstruction(step, config) {
  return {
    picture: copy(step),
    caption: t('dissect.caption.reconstruction', { n: step.reconstruction.length }),
    says: t('dissect.text.reconstruction'),
    detail: [
      pictureRow(
        pictured(columns(step), formula(FORMULAS.code)),
        between(formula(FORMULAS.throughDecoder)),
        pictured(copy(step), xHat()),
        h('span', { class: 'beside' }, t('dissect.beside')),
        pictured(clean(step, config), x()),
      ),
    ],
  };
}
