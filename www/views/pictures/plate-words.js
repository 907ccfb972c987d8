/**
 * Reads the words around a picture from the page, where they already have the reader's language and the theme's colours. A
 * legend is a list with a legend class, or an element with `data-legend`.
 *
 * @typedef {{ text: string, colour?: string, token?: string, dash?: number[] }} Entry with a colour or a token of the style
 *   sheet; a dot without `dash`, otherwise a line, solid if `dash` is empty
 */

const LEGEND = '[class*="-legend"], [data-legend]';

/** The title of the card that contains an element. @param {Element} element */
export function titleOf(element) {
  const head = element.closest('.card')?.querySelector('h2');
  return clean((head?.querySelector('span') ?? head)?.textContent);
}

/**
 * The entries of a legend.
 * @param {Element} place the legend, or an element near it
 * @param {boolean} [isNear] search for the legend: in the element's card, else on the page if there is exactly one
 * @returns {Entry[]}
 */
export function legendOf(place, isNear = false) {
  const list = isNear ? nearest(place) : place;
  if (!list) return [];
  const items = list.querySelectorAll('li').length ? [...list.querySelectorAll('li')] : [...list.children];
  if (!items.length) return textOf(list) ? [{ text: textOf(list) }] : [];
  return items.filter((item) => item.checkVisibility() && textOf(item)).map(entryOf);
}

/** @param {Element} place */
function nearest(place) {
  for (
    let ancestor = place.parentElement;
    ancestor && ancestor.id !== 'app';
    ancestor = ancestor.parentElement
  ) {
    const legends = [...ancestor.querySelectorAll(LEGEND)].filter((element) => element.checkVisibility());
    const outer = legends.filter(
      (element) => !legends.some((other) => other !== element && other.contains(element)),
    );
    if (outer.length) return outer.length === 1 || ancestor.matches('.card') ? outer[0] : null;
  }
  return null;
}

/** @param {Element} item @returns {Entry} */
function entryOf(item) {
  const mark = item.querySelector('i');
  const style = mark ? getComputedStyle(mark) : getComputedStyle(item, '::before');
  const text = textOf(item);
  const line = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none';
  if (line && isSeen(style.borderTopColor) && !isSeen(style.backgroundColor)) {
    const dash = { dashed: [6, 5], dotted: [2, 4] }[style.borderTopStyle] ?? [];
    return { text, colour: style.borderTopColor, dash };
  }
  return isSeen(style.backgroundColor) ? { text, colour: style.backgroundColor } : { text };
}

/** Whether a computed colour is visible. @param {string} colour */
const isSeen = (colour) => !/^$|^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);

/** An element's text, with spaces between adjacent parts. @param {Element} element */
function textOf(element) {
  const parts = [...element.childNodes].map((node) => node.textContent ?? '');
  return clean(parts.join(' '));
}

/** @param {string | null | undefined} text */
const clean = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
