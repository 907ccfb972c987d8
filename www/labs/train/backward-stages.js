import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { formula } from '../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';
import { layerName, layerNorms } from './views/layer-norms.js';
import { figureOf, painted, pictureRow, pictured, signedScale } from '../../views/pictures/picture-row.js';
import { paintSigned } from '../../views/pictures/pixels.js';
import { quantity } from './views/quantity.js';
import { largest } from '../../views/charts/scales.js';
import { beforeAfter, updateRule } from './views/update-rule.js';

/**
 * @typedef {import('../../generated/protocol.js').StepDissection} StepDissection
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../generated/protocol.js').WeightStep} WeightStep
 * @typedef {import('./views/stage-strip.js').StageContent} StageContent
 */

/** Decades of the bars: an update is far smaller than the weight it changes. */
const [GRADIENT_DECADES, UPDATE_DECADES] = [3, 6];

/**
 * The stages from the cost back to the weights.
 * @param {StepDissection} step
 * @param {TrainConfig} config
 * @returns {StageContent[]}
 */
export const backwardStages = (step, config) => [gradient(step, config), update(step, config)];

/** @param {StepDissection} step @param {TrainConfig} config @returns {StageContent} */
function gradient(step, config) {
  const most = largest(step.slope);
  const end = quantity(most);
  const slope = () =>
    painted('step-slope', t('dissect.image.slope', { largest: end }), (canvas) =>
      // Same colours as the residual: blue where ink is missing.
      paintSigned(
        canvas,
        step.slope.map((value) => -value),
        most,
      ),
    );
  const values = step.layers.map((layer) => layer.gradient);
  const scale = signedScale(end, t('dissect.lower'), t('dissect.raise'));
  return {
    picture: slope(),
    caption: h('b', {}, `g = ${quantity(step.weight.gradient)}`),
    says: t('dissect.text.gradient'),
    detail: [
      pictureRow(pictured(slope(), formula(FORMULAS.slope), scale)),
      h(
        'div',
        { class: 'costs grid gap-6' },
        layerNorms(namesOf(step, config), GRADIENT_DECADES, {
          name: t('dissect.norm.gradient'),
          symbol: formula(FORMULAS.gradientNorm),
          values,
        }),
        figureOf(`g = ${quantity(step.weight.gradient)}`, t('dissect.largest', { place: placeOf(step) })),
      ),
    ],
  };
}

/** Names of the layers; a tied layer has only biases of its own. @param {StepDissection} step @param {TrainConfig} config */
const namesOf = ({ layers }, { weights }) =>
  layers.map(({ name }) => {
    const layer = layerName(name);
    return weights === 'tied' && name.startsWith('decoder') ? t('dissect.biases', { layer }) : layer;
  });

/** Describes the position of the weight. @param {StepDissection} step */
function placeOf({ weight }) {
  const layer = layerName(weight.layer);
  return t('dissect.place.weight', { layer, place: weight.place.join(', ') });
}

/** @param {StepDissection} step @param {TrainConfig} config @returns {StageContent} */
function update(step, config) {
  const { weight, layers } = step;
  const words = placeOf(step);
  return {
    picture: beforeAfter(weight),
    caption: layerName(weight.layer),
    says: t('dissect.text.update'),
    detail: [
      h(
        'div',
        { class: 'update grid' },
        h(
          'p',
          { class: 'update-name wrap' },
          h('strong', {}, words),
          weightSymbol(step),
          beforeAfter(weight),
        ),
        updateRule(config, weight),
      ),
      layerNorms(
        namesOf(step, config),
        UPDATE_DECADES,
        {
          name: t('dissect.norm.weight'),
          symbol: formula(FORMULAS.weightNorm),
          values: layers.map((layer) => layer.weight),
        },
        {
          name: t('dissect.norm.update'),
          symbol: formula(FORMULAS.updateNorm),
          values: layers.map((layer) => layer.update),
        },
      ),
    ],
  };
}

/** The weight's symbol as in the equations of the settings: W⁽²⁾[2, 301]. @param {StepDissection} step */
function weightSymbol({ weight, layers }) {
  const layer = 1 + layers.findIndex(({ name }) => name === weight.layer);
  return formula(FORMULAS.place, { layer, place: weight.place });
}
