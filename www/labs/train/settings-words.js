import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { chain } from '../../views/code/layer-words.js';
import { formula } from '../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';
import { networkFormulas } from './views/network-formulas.js';
import { optimizerFormulas } from './views/optimizer-formulas.js';

/**
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../generated/protocol.js').NetworkDescription} NetworkDescription
 */

/** ℓ of a sample, in pieces that wrap when space is short. */
const SAMPLE_COSTS = {
  crossEntropy: [FORMULAS.crossEntropyInk, FORMULAS.crossEntropyPaper],
  squaredError: [FORMULAS.squaredError],
};

/** The terms that penalties add to L, with their parts. */
const PENALTIES = {
  none: [],
  l1: [FORMULAS.l1],
  kl: [FORMULAS.kl, FORMULAS.rate],
  contractive: [FORMULAS.contractive],
  variational: [FORMULAS.variational, FORMULAS.draw],
  bits: [FORMULAS.bits, FORMULAS.noisyBits],
};

/** Controls with formulas below them. */
const IDS = ['noise', 'weights', 'cost', 'penalty', 'weightDecay', 'optimizer'];

/** Summary of the settings: the network's sizes in one line, and the formulas, each beside its control. */
export function settingsWords() {
  const line = h('p', { class: 'network', 'data-view': 'network' });
  const formulas = IDS.map((id) => ({
    id,
    element: h('div', { class: 'formulas', 'data-view': `formula-${id}` }),
  }));
  return {
    line,
    formulas,
    /**
     * @param {TrainConfig} config
     * @param {{ described: NetworkDescription, config: TrainConfig } | null} network the network of the settings; null while
     *   they are invalid
     */
    show(config, network) {
      line.replaceChildren(...(network ? sizes(network.described) : []));
      const made = formulasOf(config, network);
      for (const { id, element } of formulas) element.replaceChildren(...made[id]);
    },
  };
}

/** 784 → 128 → 32 → 128 → 784, and the number of parameters. @param {NetworkDescription} network */
function sizes({ encoder, decoder, parameters }) {
  const code = encoder.length;
  const all = [...chain(encoder).slice(0, -1), ...chain(decoder)];
  const parts = all.flatMap((size, index) => [
    ...(index ? [' → '] : []),
    index === code ? h('b', {}, size) : size,
  ]);
  return [...parts, h('span', {}, t('train.parameters', { count: parameters }))];
}

/**
 * @param {TrainConfig} config
 * @param {{ described: NetworkDescription, config: TrainConfig } | null} network
 * @returns {Record<string, Node[]>}
 */
function formulasOf({ noise, cost, penalty, optimizer }, network) {
  const seen = noise === 'gaussian' ? FORMULAS.gaussianNoise : FORMULAS.masking;
  const pieces = SAMPLE_COSTS[cost].map((piece) => formula(piece));
  const whole = formula(FORMULAS.cost);
  return {
    noise: noise === 'none' ? [] : [formula(seen)],
    weights: network ? networkFormulas(network.described, network.config) : [],
    cost: [h('div', { class: 'equations-main' }, whole, h('span', { class: 'pieces' }, pieces))],
    penalty: PENALTIES[penalty].map((line) => formula(line)),
    weightDecay: [formula(FORMULAS.weightDecay)],
    optimizer: optimizerFormulas(optimizer),
  };
}
