import { defaultsOf } from '../../router.js';
import { bestCopied } from './verdicts.js';

/** Test samples in the lab's panels: the first ones of the set. */
export const SAMPLES = 12;
/** Their indices. */
export const sampleIndices = Array.from({ length: SAMPLES }, (_, index) => index);

/**
 * Opens the first lab with a network trained here and the sample that it reconstructs best, so that its best result is
 * seen beside the error over all samples.
 * @param {Pick<import('../../lab-kit/types.js').LabContext, 'open'>} context
 * @param {ArrayLike<number>} errors of the samples
 */
export const openTrained = ({ open }, errors) =>
  open('reconstruct', {
    ...defaultsOf('reconstruct'),
    model: 'trained',
    sample: sampleIndices[bestCopied(errors)] ?? 0,
  });
