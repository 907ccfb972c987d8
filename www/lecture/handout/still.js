import { h } from '../../ui/dom.js';

/**
 * A static copy of a part of the page, for printing: the same elements with their computed styles inlined, so that no style
 * sheet, later change or other lab affects it. Text and lines stay vectors, so they are sharp on paper.
 */

/** CSS properties to copy. */
const LOOK =
  `display position top right bottom left float clear z-index box-sizing width height min-width min-height
  max-width max-height aspect-ratio margin-top margin-right margin-bottom margin-left padding-top padding-right
  padding-bottom padding-left border-top-width border-right-width border-bottom-width border-left-width
  border-top-style border-right-style border-bottom-style border-left-style border-top-color border-right-color
  border-bottom-color border-left-color border-top-left-radius border-top-right-radius border-bottom-left-radius
  border-bottom-right-radius background-color background-image background-size background-position
  background-repeat box-shadow outline-style outline-width outline-color outline-offset opacity overflow-x overflow-y
  transform transform-origin clip-path flex-direction flex-wrap flex-grow flex-shrink flex-basis order align-items
  align-content align-self justify-content justify-items justify-self row-gap column-gap column-count
  grid-template-columns grid-template-rows grid-template-areas grid-auto-flow grid-auto-rows grid-auto-columns grid-row-start grid-row-end
  grid-column-start grid-column-end vertical-align table-layout object-fit object-position text-decoration-line
  text-decoration-color text-overflow appearance accent-color content-visibility image-rendering filter mix-blend-mode
  stroke-dasharray stroke-linecap dominant-baseline rotate scale translate`.split(/\s+/);
const INHERITED =
  `color font-family font-size font-weight font-style font-variant-numeric line-height letter-spacing
  text-align text-transform text-indent white-space word-break overflow-wrap visibility list-style-type
  list-style-position border-collapse border-spacing direction writing-mode fill stroke stroke-width fill-opacity
  stroke-opacity text-anchor math-style cursor`.split(/\s+/);

/**
 * @param {HTMLElement} part
 * @returns {HTMLElement} a copy of its size, without controls or accessible content
 */
export function still(part) {
  const { width, height } = part.getBoundingClientRect();
  const copy = /** @type {HTMLElement} */ (copyOf(part, null));
  Object.assign(copy.style, { margin: '0', position: 'relative', top: '0', left: '0', transform: 'none' });
  copy.style.width = `${width}px`;
  copy.style.height = `${height}px`;
  const holder = h('div', { 'aria-hidden': 'true', inert: true }, copy);
  holder.dataset.width = String(width);
  holder.dataset.height = String(height);
  return holder;
}

/** @param {Element} source @param {CSSStyleDeclaration | null} parent @returns {Element | null} */
function copyOf(source, parent) {
  const look = getComputedStyle(source);
  if (look.display === 'none') return null;
  const copy = source instanceof HTMLCanvasElement ? painted(source) : bare(source);
  const style = /** @type {HTMLElement} */ (copy).style;
  style.cssText = lookText(look, parent, /^(div|span|section|path|g)$/.test(source.localName));
  for (const pseudo of ['::before', '::after']) {
    const pseudoCopy = pseudoOf(source, pseudo);
    if (pseudoCopy) copy.append(pseudoCopy);
    if (pseudo === '::before') copy.append(...childrenOf(source, look));
  }
  return copy;
}

/** @param {Element} source @param {CSSStyleDeclaration} look @returns {(string | Element)[]} */
const childrenOf = (source, look) =>
  [...source.childNodes]
    .map((child) =>
      child instanceof Element ? copyOf(child, look) : child instanceof Text ? child.data : null,
    )
    .filter((child) => child !== null);

/**
 * Inherited properties are written only where they differ from the parent's, and always on elements with browser default
 * styles.
 * @param {CSSStyleDeclaration} look
 * @param {CSSStyleDeclaration | null} parent
 * @param {boolean} [isPlain] whether the element has no browser default styles
 */
function lookText(look, parent, isPlain = false) {
  const value = (/** @type {string} */ name) => look.getPropertyValue(name);
  const inherited = INHERITED.filter((name) => !isPlain || value(name) !== parent?.getPropertyValue(name));
  return (
    [...LOOK, ...inherited].map((name) => `${name}:${value(name)}`).join(';') +
    ';transition:none;animation:none'
  );
}

/** An element of the same kind without attributes used by style sheets, scripts and labels. @param {Element} source */
function bare(source) {
  const copy = /** @type {Element} */ (source.cloneNode(false));
  for (const { name } of [...copy.attributes])
    if (/^(class|style|name|for|tabindex|role|href|autofocus|hidden|aria-.*|data-.*|on.*)$/.test(name))
      copy.removeAttribute(name);
  // Within an SVG, elements may be referenced by id.
  if (!(source instanceof SVGElement)) copy.removeAttribute('id');
  if (source instanceof HTMLInputElement) /** @type {HTMLInputElement} */ (copy).value = source.value;
  if (source instanceof HTMLSelectElement) return h('span', {}, source.selectedOptions[0]?.text ?? '');
  if (source instanceof HTMLTextAreaElement) return h('span', {}, source.value);
  return copy;
}

/** @param {HTMLCanvasElement} source */
function painted(source) {
  const copy = h('canvas', { width: source.width, height: source.height });
  if (source.width && source.height) copy.getContext('2d')?.drawImage(source, 0, 0);
  return copy;
}

/** Copies an element's `::before` or `::after`. @param {Element} source @param {string} pseudo */
function pseudoOf(source, pseudo) {
  const look = getComputedStyle(source, pseudo);
  const { content, display } = look;
  if (content === 'none' || content === 'normal' || display === 'none') return null;
  const text = /^"(.*)"$/.exec(content)?.[1].replace(/\\(.)/g, '$1') ?? '';
  return h('span', { style: lookText(look, null) }, text);
}
