import { defaultsOf } from '../../router.js';

/**
 * The lecture's points as settings: only what differs from the controls' defaults.
 *
 * @typedef {object} Preset
 * @property {string} id its words are `preset.<id>`
 * @property {Record<string, import('../../router.js').Value>} values
 */

/** In the order of the lecture. @type {Preset[]} */
export const PRESETS = [
  { id: 'vanilla', values: { kind: 'vanilla' } },
  { id: 'multilayer', values: {} },
  { id: 'convolutional', values: { kind: 'convolutional', epochs: 5 } },
  // A pair: the same network without the penalty and with it.
  { id: 'plain64', values: { dCode: 64, codeActivation: 'relu' } },
  { id: 'l1', values: { dCode: 64, codeActivation: 'relu', penalty: 'l1' } },
  {
    id: 'kl',
    values: { kind: 'vanilla', dCode: 128, codeActivation: 'sigmoid', penalty: 'kl', learningRate: 0.01 },
  },
  {
    id: 'contractive',
    values: { kind: 'vanilla', codeActivation: 'sigmoid', penalty: 'contractive', learningRate: 0.01 },
  },
  { id: 'denoising', values: { noise: 'gaussian' } },
  { id: 'variational', values: { penalty: 'variational', hidden: [256, 64], dCode: 2 } },
  {
    id: 'bits',
    values: { codeActivation: 'binary', penalty: 'bits', noise: 'masking' },
  },
  {
    id: 'linear',
    values: { kind: 'vanilla', dCode: 16, output: 'identity', cost: 'squaredError', learningRate: 0.005 },
  },
  { id: 'overcomplete', values: { kind: 'vanilla', dCode: 1024, codeActivation: 'relu', epochs: 5 } },
  { id: 'oneEpoch', values: { epochs: 1 } },
];

/**
 * Settings required by a choice or usual with it: set along with it, and free to change afterwards.
 * @type {Record<string, Record<string, Record<string, import('../../router.js').Value>>>}
 */
export const COMPANIONS = {
  penalty: {
    kl: { codeActivation: 'sigmoid' },
    variational: { codeActivation: 'identity' },
    bits: { codeActivation: 'binary' },
  },
  cost: { crossEntropy: { output: 'sigmoid' } },
  output: { identity: { cost: 'squaredError' } },
  // A gradient's length depends on the batch; Adam's steps do not. The controls' defaults suit Adam.
  optimizer: {
    sgd: { learningRate: 0.02 },
    momentum: { learningRate: 0.005 },
    adam: { learningRate: defaultsOf('train').learningRate },
  },
};
