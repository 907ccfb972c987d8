import { h } from '../ui/dom.js';
import { between } from '../views/pictures/picture-row.js';

/**
 * How a contest is laid out: large, what is given, what the network makes of it and what it should be; below, in one row,
 * its rivals.
 * @param {[Element, Element, Element]} main
 * @param {Element[]} rivals
 */
export function contestRows([given, answer, truth], rivals) {
  answer.querySelector('canvas')?.setAttribute('data-answer', '');
  return [
    h('div', { class: 'contest-main', 'data-moment': '' }, given, between('→'), answer, truth),
    h('div', { class: 'contest-rivals', 'data-moment': '' }, rivals),
  ];
}
