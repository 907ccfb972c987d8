import { t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { classToken } from '../colors/palette.js';

/**
 * A legend of the classes and their colours.
 * @param {number[]} labels
 * @param {(label: number) => string} nameOf
 * @param {(label: number) => number} [toneOf] maps labels to colours where the orders differ
 */
export const classLegend = (labels, nameOf, toneOf = (label) => label) =>
  h(
    'ul',
    { class: 'plane-legend wrap gap-1', 'aria-label': t('plane.legend') },
    labels.map((label) => h('li', { style: `--tone: var(${classToken(toneOf(label))})` }, nameOf(label))),
  );
