import { h } from '../ui/dom.js';
import { between } from '../views/pictures/picture-row.js';

/**
 * Layout of a comparison: the given image, the network's result and the truth, large; below them, in one row, the other
 * methods.
 * @param {[Element, Element, Element]} main
 * @param {Element[]} rivals
 */
export function comparisonRows([given, answer, truth], rivals) {
  answer.querySelector('canvas')?.setAttribute('data-answer', '');
  return [
    h('div', { class: 'contest-main grid', 'data-moment': '' }, given, between('→'), answer, truth),
    h('div', { class: 'contest-rivals grid', 'data-moment': '' }, rivals),
  ];
}
