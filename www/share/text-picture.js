import { colour } from '../ui/preferences.js';

/** Half the width of a slider's thumb, in em. */
const KNOB = 0.45;

/** Sets the font of an element. @param {CanvasRenderingContext2D} paint @param {CSSStyleDeclaration} style */
function write(paint, style) {
  paint.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  paint.fillStyle = style.color;
  paint.textBaseline = 'alphabetic';
}

/**
 * Paints a field's value, which is not a text node, or a slider's thumb.
 * @param {CanvasRenderingContext2D} paint
 * @param {HTMLInputElement | HTMLSelectElement} field
 * @param {DOMRect} box
 * @param {CSSStyleDeclaration} style
 */
export function paintField(paint, field, box, style) {
  if (field instanceof HTMLSelectElement || !/^(range|checkbox|radio)$/.test(field.type)) {
    const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value;
    write(paint, style);
    const inner = new DOMRect(box.left + parseFloat(style.paddingLeft), box.top, box.width, box.height);
    return paintWord(paint, text, inner);
  }
  if (field.type !== 'range') return;
  const { min, max, valueAsNumber: value } = field;
  const [from, to] = [Number(min || 0), Number(max || 100)];
  const radius = KNOB * parseFloat(style.fontSize);
  const middle = box.top + box.height / 2;
  const knob = box.left + radius + ((value - from) / (to - from || 1)) * (box.width - 2 * radius);
  paint.fillStyle = colour('--edge');
  paint.fillRect(box.left, middle - 1, box.width, 2);
  paint.fillStyle = colour('--accent');
  paint.beginPath();
  paint.arc(knob, middle, radius, 0, 2 * Math.PI);
  paint.fill();
}

/**
 * Paints the words of a text node at their positions on the page.
 * @param {CanvasRenderingContext2D} paint
 * @param {Text} node
 * @param {CSSStyleDeclaration} style of its element
 */
export function paintText(paint, node, style) {
  if (!node.data.trim()) return;
  write(paint, style);
  const range = document.createRange();
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const shown = style.textTransform === 'uppercase' ? word.toUpperCase() : word;
    const boxes = [...range.getClientRects()];
    // A long word may be broken across lines: its parts are found letter by letter.
    if (boxes.length === 1) paintWord(paint, shown, boxes[0]);
    else paintLetters(paint, node, index, shown, range);
  }
}

/** @param {CanvasRenderingContext2D} paint @param {string} word @param {DOMRect} box */
function paintWord(paint, word, { left, top, height }) {
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = paint.measureText(word);
  paint.fillText(word, left, top + (height - above - below) / 2 + above);
}

/** @param {CanvasRenderingContext2D} paint @param {Text} node @param {number} from @param {string} word @param {Range} range */
function paintLetters(paint, node, from, word, range) {
  for (let at = 0; at < word.length; at++) {
    range.setStart(node, from + at);
    range.setEnd(node, from + at + 1);
    const [box] = range.getClientRects();
    if (box) paintWord(paint, word[at], box);
  }
}
