import { colour } from '../../ui/preferences.js';
import { FILE_RATIO, copyAt } from '../canvas.js';

/**
 * Renders an element as one canvas, with its canvases and text at their positions. For pictures that mix both.
 * @param {HTMLElement} element
 */
export async function snapshot(element) {
  const frame = element.getBoundingClientRect();
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [frame.width, frame.height].map((side) => Math.ceil(side * FILE_RATIO));
  const canvases = [...element.querySelectorAll('canvas')].filter((canvas) => canvas.clientWidth > 0);
  const copies = [];
  for (const canvas of canvases)
    copies.push({ copy: await copyAt(canvas, FILE_RATIO), box: canvas.getBoundingClientRect() });
  const context = sheet.getContext('2d');
  if (!context) return sheet;
  context.scale(FILE_RATIO, FILE_RATIO);
  context.fillStyle = colour('--panel');
  context.fillRect(0, 0, frame.width, frame.height);
  context.translate(-frame.left, -frame.top);
  context.imageSmoothingEnabled = false; // keeps the pixels of enlarged digits sharp
  for (const { copy, box } of copies) context.drawImage(copy, box.left, box.top, box.width, box.height);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) write(context, /** @type {Text} */ (walker.currentNode));
  return sheet;
}

/** Writes a text node with the browser's line breaks. @param {CanvasRenderingContext2D} context @param {Text} node */
function write(context, node) {
  const parent = node.parentElement;
  if (!parent || !node.data.trim() || !parent.checkVisibility({ visibilityProperty: true })) return;
  const style = getComputedStyle(parent);
  if (parent.closest('.visually-hidden, button[data-action]')) return;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'middle';
  const range = document.createRange();
  /** @type {{ text: string, box: DOMRect }[]} */
  const lines = [];
  for (let at = 0; at < node.data.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const line = lines.at(-1);
    if (line && Math.abs(line.box.top - box.top) < 2) line.text += node.data[at];
    else lines.push({ text: node.data[at], box });
  }
  for (const { text, box } of lines) context.fillText(text, box.left, box.top + box.height / 2);
}
