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
 * Sets or removes an attribute.
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function attribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

let lastId = 0;
/** A unique element id. @param {string} prefix */
export const uniqueId = (prefix) => `${prefix}-${++lastId}`;
