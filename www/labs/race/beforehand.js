/**
 * Images a second on the CPU of one machine, with each batch size that races: what the chart shows before anything was measured
 * in the reader's own browser. Written by `tests/bench/race-beforehand.js`.
 * @type {{ machine: string, cpu: Record<string, number[]> }}
 */
export const BEFOREHAND = {
  machine: 'AMD EPYC, 2 CPU, Chromium 148',
  cpu: {
    multilayer: [15323, 28852, 41750, 51733, 56489, 57688, 62158, 60767],
    wide: [5565, 9207, 12966, 15659, 16656, 17834, 18787, 18706],
    convolutional: [2941, 3884, 4154, 4251, 4020, 3882, 3355, 3035],
  },
};
