/**
 * @typedef {string | number | Node | null | undefined | false} Child
 */

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/**
 * Creates an HTML element with attributes and children. `onclick` and the like add listeners, `class` and `data-…` work as
 * in HTML, `true` and `false` turn an attribute on and off. `style` takes the HTML syntax, but is set as a property, because
 * the page's policy blocks the attribute.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(/** @type {SVGElement} */ (document.createElementNS(SVG, tag)), attributes, children);
}

/**
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {MathMLElement}
 */
export function math(tag, attributes = {}, ...children) {
  return fill(/** @type {MathMLElement} */ (document.createElementNS(MATHML, tag)), attributes, children);
}

/**
 * @template {Element} T
 * @param {T} element
 * @param {Record<string, any>} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'style')
      /** @type {HTMLElement} */ (/** @type {unknown} */ (element)).style.cssText = value || '';
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(...children.flat().flatMap((child) => (child || child === 0 ? [childNode(child)] : [])));
  return element;
}

/** @param {string | number | Node} child */
const childNode = (child) => (typeof child === 'number' ? String(child) : child);

/**
 * Sets or removes an attribute, unless it has the value already: even then the browser would compute styles again.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function attribute(element, name, value) {
  const wanted =
    value === false || value === null || value === undefined ? null : value === true ? '' : String(value);
  if (wanted === element.getAttribute(name)) return;
  if (wanted === null) element.removeAttribute(name);
  else element.setAttribute(name, wanted);
}

/**
 * Sets the text of an element without children. A text node that is there stays: replacing it takes longer, which
 * matters for text that changes with each pointer move.
 * @param {Element} element
 * @param {string} words
 */
export function setText(element, words) {
  const { firstChild } = element;
  if (!(firstChild instanceof Text)) element.textContent = words;
  else if (firstChild.data !== words) firstChild.data = words;
}

let lastId = 0;
/** A unique element id. @param {string} prefix */
export const uniqueId = (prefix) => `${prefix}-${++lastId}`;
