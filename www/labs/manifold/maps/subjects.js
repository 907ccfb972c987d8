import { t } from '../../../i18n/index.js';
import { h } from '../../../ui/dom.js';
import { classCount, classNames, testSetOf, trainSetOf } from '../../../lab-kit/classes.js';
import { isMine } from '../../../lab-kit/set-choice.js';
import { soilName, soilTone } from '../../../lab-kit/satellite.js';
import { classRgb, classToken } from '../../../views/colors/palette.js';
import { RAMP, stepOf } from '../../../views/colors/ramp.js';
import { classLegend } from '../../../views/maps/class-legend.js';
import { WHEEL, wheelStep } from '../views/angle-colors.js';
import { SHIPPED_FOR } from './methods.js';
import { digitView, patchView, surfaceView } from './subject-card.js';

/**
 * @typedef {import('./methods.js').FigureName} FigureName
 * @typedef {import('../../../generated/protocol.js').MapPoints} MapPoints
 * @typedef {import('../../../generated/protocol.js').DataSet} DataSet
 * @typedef {import('../../../lab-kit/types.js').LabContext} LabContext
 * @typedef {import('../../../generated/protocol.js').Subject | 'surface' | 'turning' | 'landsat'} SubjectId
 */

/**
 * A subject of the maps.
 * @typedef {object} Subject
 * @property {DataSet[]} data data sets to load
 * @property {number} count number of points
 * @property {FigureName[]} figures measures of a map
 * @property {boolean} [isShipped] whether its networks are pretrained
 * @property {boolean} [takesDrawing] whether a drawing is a new point
 */

/** @type {FigureName[]} */
const OF_ALL = ['distances', 'trust', 'continuity'];
/** Points of a set: the maximum that can be mapped. */
const MANY = 2000;

/** @type {Record<string, Subject>} */
const OTHERS = {
  surface: { data: [], count: 1500, figures: [...OF_ALL, 'length-width'] },
  turning: { data: ['digitsTest'], count: 630, figures: [...OF_ALL, 'cos-sin'], takesDrawing: true },
  landsat: { data: ['landsat'], count: MANY, figures: [...OF_ALL, 'accuracy'] },
};

/** A subject of images: a place on its maps predicts the class, if there are several. @param {SubjectId} id @returns {Subject} */
function imagesOf(id) {
  const subject = /** @type {import('../../../generated/protocol.js').Subject} */ (id);
  const sets = isMine(id) ? [testSetOf(subject), trainSetOf(subject)] : [testSetOf(subject)];
  const figures = classCount(subject) > 1 ? /** @type {FigureName[]} */ ([...OF_ALL, 'accuracy']) : OF_ALL;
  return { data: sets, count: MANY, figures, isShipped: id === SHIPPED_FOR, takesDrawing: true };
}

/** Returns the subject of an id. @param {SubjectId} id */
export const subjectOf = (id) => OTHERS[id] ?? imagesOf(id);

/** The classes of a subject of images, with their names. @param {SubjectId} id @returns {((label: number) => string) | null} null for other subjects */
export const namesOf = (id) =>
  id in OTHERS ? null : classNames(/** @type {import('../../../generated/protocol.js').Subject} */ (id));

/** @param {SubjectId} subject @param {MapPoints} gathered @returns {import('./plot.js').Shades} */
export function shadesOf(subject, { labels, along }) {
  if (subject === 'surface')
    return { tones: Uint8Array.from(along, stepOf), colours: () => RAMP, labels: null };
  if (subject === 'turning')
    return { tones: Uint8Array.from(along, wheelStep), colours: () => WHEEL, labels: null };
  if (subject === 'landsat') return { tones: labels.map(soilTone), colours: classRgb, labels: null };
  return { tones: labels, colours: classRgb, labels, nameOf: namesOf(subject) ?? undefined };
}

/** Legend of the colours. @param {SubjectId} subject @param {number[]} labels */
export function legendOf(subject, labels) {
  if (!labels.length) return h('span', { class: 'quiet' }, t(`maps.colour.${subject}`));
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const nameOf = namesOf(subject);
  if (nameOf) return classLegend(classes, nameOf);
  return h(
    'ul',
    { class: 'plane-legend wrap gap-1', 'aria-label': t('plane.legend') },
    classes.map((label) =>
      h('li', { style: `--tone: var(${classToken(soilTone(label))})` }, soilName(label)),
    ),
  );
}

/**
 * The view of the points beside their maps.
 * @param {SubjectId} subject
 * @param {MapPoints} gathered
 * @param {LabContext} context
 * @param {object} on
 * @param {(strokes: import('../../../views/pictures/ink.js').Strokes) => void} on.onDraw
 * @param {() => void} on.onTurn turns the drawing
 */
export function viewOf(subject, gathered, context, { onDraw, onTurn }) {
  if (subjectOf(subject).takesDrawing)
    return digitView(context, { onDraw, onTurn: subject === 'turning' ? onTurn : null });
  return subject === 'surface' ? surfaceView(gathered) : patchView(gathered);
}
