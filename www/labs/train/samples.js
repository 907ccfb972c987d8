/** Test samples that the lab's panels show: the first ones of the set. */
export const SAMPLES = 12;
/** Their indices. */
export const sampleIndices = Array.from({ length: SAMPLES }, (_, index) => index);
