import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { soilName, soilTone } from '../../../lab-kit/satellite.js';
import { CLASSES, classRgb, classToken } from '../../../views/colors/palette.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';
import { WHEEL, wheelStep } from '../views/angle-colors.js';
import { digitView, patchView, surfaceView } from './subject-card.js';

/**
 * @typedef {import('./methods.js').FigureName} FigureName
 * @typedef {import('../../../generated/protocol.js').Gathered} Gathered
 * @typedef {import('../../../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../../../lab-kit/types.js').LabContext} LabContext
 * @typedef {'surface' | 'turning' | 'digits' | 'landsat'} SubjectId
 */

/**
 * What can be mapped.
 * @typedef {object} Subject
 * @property {DataSet} [data] that has to be there
 * @property {number} count how many points are asked for
 * @property {FigureName[]} figures what is said of a map
 * @property {boolean} [isShipped] its networks were trained before
 * @property {boolean} [takesDrawing] a drawing is a new point
 */

/** @type {Record<SubjectId, Subject>} */
export const SUBJECTS = {
  surface: { count: 1500, figures: ['distances', 'trust', 'continuity', 'length-width'] },
  turning: {
    data: 'digitsTest',
    count: 630,
    figures: ['distances', 'trust', 'continuity', 'cos-sin'],
    takesDrawing: true,
  },
  digits: {
    data: 'digitsTest',
    count: 2000,
    figures: ['distances', 'trust', 'continuity', 'accuracy'],
    isShipped: true,
    takesDrawing: true,
  },
  landsat: {
    data: 'landsat',
    count: 2000,
    figures: ['distances', 'trust', 'continuity', 'accuracy'],
  },
};

/** @param {SubjectId} subject @param {Gathered} gathered @returns {import('./plot.js').Shades} */
export function shadesOf(subject, { labels, along }) {
  if (subject === 'surface')
    return { tones: Uint8Array.from(along, stepOf), colours: () => RAMP, labels: null };
  if (subject === 'turning')
    return { tones: Uint8Array.from(along, wheelStep), colours: () => WHEEL, labels: null };
  if (subject === 'landsat') return { tones: labels.map(soilTone), colours: classRgb, labels: null };
  return { tones: labels, colours: classRgb, labels };
}

/** What the colours mean. @param {SubjectId} subject @param {number[]} labels */
export function legendOf(subject, labels) {
  if (!labels.length) return h('span', { class: 'quiet' }, t(`maps.colour.${subject}`));
  const isDigits = subject === 'digits';
  const classes = isDigits ? CLASSES : [...new Set(labels)].sort((a, b) => a - b);
  return h(
    'ul',
    { class: 'plane-legend', 'aria-label': t('plane.legend') },
    classes.map((label) =>
      h(
        'li',
        { style: `--own: var(${classToken(isDigits ? label : soilTone(label))})` },
        isDigits ? label : soilName(label),
      ),
    ),
  );
}

/**
 * What the points are, beside their maps.
 * @param {SubjectId} subject
 * @param {Gathered} gathered
 * @param {LabContext} context
 * @param {object} on
 * @param {(strokes: import('../../../views/pictures/ink.js').Strokes) => void} on.onDraw
 * @param {() => void} on.onTurn the drawing is to be turned
 */
export function viewOf(subject, gathered, context, { onDraw, onTurn }) {
  if (SUBJECTS[subject].takesDrawing)
    return digitView(context, { onDraw, onTurn: subject === 'turning' ? onTurn : null });
  return subject === 'surface' ? surfaceView(gathered) : patchView(gathered);
}
