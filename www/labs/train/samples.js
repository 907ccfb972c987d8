import { defaultsOf } from '../../router.js';
import { bestCopied } from './verdicts.js';

/** Test samples that the lab's panels show: the first ones of the set. */
export const SAMPLES = 12;
/** Their indices. */
export const sampleIndices = Array.from({ length: SAMPLES }, (_, index) => index);

/**
 * Opens the first lab with a network that was trained here, and with the sample that it copies best: what it does at its best
 * stands beside what it does on all of them.
 * @param {Pick<import('../../lab-kit/types.js').LabContext, 'open'>} context
 * @param {ArrayLike<number>} errors of the samples
 */
export const openTrained = ({ open }, errors) =>
  open('reconstruct', {
    ...defaultsOf('reconstruct'),
    model: 'trained',
    sample: sampleIndices[bestCopied(errors)] ?? 0,
  });
