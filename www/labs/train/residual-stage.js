import { number, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import {
  between,
  figureOf,
  painted,
  pictureRow,
  pictured,
  signedScale,
} from '../../views/pictures/picture-row.js';
import { RESIDUAL_SCALE, paintResidual } from '../../views/pictures/pixels.js';
import { quantity } from './views/quantity.js';
import { clean, copy, x, xHat } from './forward-stages.js';

/**
 * @typedef {import('../../generated/protocol.js').StepDissection} StepDissection
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 */

/**
 * What the reconstruction lacks, and its cost.
 * @param {StepDissection} step
 * @param {TrainConfig} config
 * @returns {import('./views/stage-strip.js').StageContent}
 */
export function residualStage(step, config) {
  const cost = quantity(step.cost, 4);
  const difference = () =>
    painted('step-residual', t('dissect.image.residual', { cost }), (canvas) =>
      paintResidual(canvas, step.input, step.reconstruction),
    );
  const scale = signedScale(number(RESIDUAL_SCALE), t('residual.extra'), t('residual.missing'));
  return {
    picture: difference(),
    caption: h('b', {}, `ℓ = ${cost}`),
    says: t('dissect.text.residual'),
    detail: [
      pictureRow(
        pictured(clean(step, config), x()),
        between('−'),
        pictured(copy(step), xHat()),
        between('='),
        pictured(difference(), scale),
      ),
      h(
        'div',
        { class: 'costs grid gap-6' },
        figureOf(`ℓ = ${cost}`, t('dissect.cost.sample')),
        batchCost(step, config.batchSize),
      ),
    ],
  };
}

/**
 * L, the mean of ℓ, as in the curves; with a penalty also Ω and the minimised sum L + Ω.
 * @param {StepDissection} step
 * @param {number} m
 */
function batchCost({ loss, penalty }, m) {
  if (!(penalty > 0)) return figureOf(`L = ${quantity(loss, 4)}`, t('dissect.cost.batch', { m }));
  // As on paper: the same decimals everywhere, with a sum that is right in them.
  const decimals = penalty < 0.1 ? 4 : 2;
  const mean = Number(loss.toFixed(decimals)) - Number(penalty.toFixed(decimals));
  return h(
    'div',
    { class: 'cost-sum text-l' },
    term('L =', mean, decimals, t('dissect.cost.batch', { m })),
    term('Ω =', penalty, decimals, t('dissect.cost.penalty')),
    term('L + Ω =', loss, decimals, t('dissect.cost.minimised')),
  );
}

/** @param {string} sign @param {number} value @param {number} decimals @param {string} name */
const term = (sign, value, decimals, name) => [
  h('span', {}, sign),
  h('b', {}, number(value, decimals)),
  h('small', {}, name),
];
