import { downloadModel } from '../engine/assets.js';
import { SATELLITE } from '../generated/labs.js';
import { t } from '../i18n/index.js';
import { countOf } from './classes.js';

/** Bands of the satellite's camera, and pixels of a patch. */
export const [BANDS, PATCH] = [SATELLITE.bands, SATELLITE.pixels];
/** Rows that are trained on, and those to test, which follow. */
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

/** Which of the ten classes' colours a label has. @param {number} label */
export const soilTone = (label) => SOILS.get(label) ?? 0;

/** A network that was trained before, by the size of its code. @param {number} d */
export const satelliteModel = (d) => downloadModel(`satellite-${d}`);
