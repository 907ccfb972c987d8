import { downloadModel } from '../engine/assets.js';
import { SATELLITE } from '../generated/labs.js';
import { t } from '../i18n/index.js';
import { countOf } from './classes.js';

/** Bands of the satellite's camera, and pixels per patch. */
export const [BANDS, PATCH] = [SATELLITE.bands, SATELLITE.pixels];
/** Number of training rows; the test rows follow them. */
export const TRAIN = SATELLITE.train;
export const TESTS = countOf('landsat') - TRAIN;
/** The labels, each with the colour of one of the ten classes: red soil is red, a crop green. */
const SOILS = new Map([
  [1, 0],
  [2, 3],
  [3, 9],
  [4, 4],
  [5, 2],
  [7, 1],
]);

/** Name of a label. @param {number} label */
export const soilName = (label) => (SOILS.has(label) ? t(`soil.${label}`) : String(label));

/** The class colour of a label. @param {number} label */
export const soilTone = (label) => SOILS.get(label) ?? 0;

/** Loads a pretrained network by the size of its code. @param {number} d */
export const satelliteModel = (d) => downloadModel(`satellite-${d}`);
