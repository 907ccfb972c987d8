import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { chain } from '../../views/code/layer-words.js';
import { networkFormulas } from './views/network-formulas.js';
import { costFormula, decayFormula, noiseFormula, penaltyFormulas } from './views/objective-formulas.js';
import { optimizerFormulas } from './views/optimizer-formulas.js';

/**
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../../generated/protocol.js').Described} Described
 */

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
     * @param {{ described: Described, config: TrainConfig } | null} network the network of the settings; null while
     *   they are invalid
     */
    show(config, network) {
      line.replaceChildren(...(network ? sizes(network.described) : []));
      const made = formulasOf(config, network);
      for (const { id, element } of formulas) element.replaceChildren(...made[id]);
    },
  };
}

/** 784 → 128 → 32 → 128 → 784, and the number of parameters. @param {Described} network */
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
 * @param {{ described: Described, config: TrainConfig } | null} network
 * @returns {Record<string, Node[]>}
 */
function formulasOf(config, network) {
  return {
    noise: config.noise === 'none' ? [] : [noiseFormula(config)],
    weights: network ? networkFormulas(network.described, network.config) : [],
    cost: [costFormula(config.cost)],
    penalty: penaltyFormulas(config),
    weightDecay: [decayFormula()],
    optimizer: optimizerFormulas(config.optimizer),
  };
}
