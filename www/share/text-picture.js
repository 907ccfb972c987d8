/**
 * The words of a text node, each where the page has it.
 * @param {CanvasRenderingContext2D} paint
 * @param {Text} node
 * @param {CSSStyleDeclaration} style of its element
 */
export function paintText(paint, node, style) {
  if (!node.data.trim()) return;
  paint.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  paint.fillStyle = style.color;
  paint.textBaseline = 'alphabetic';
  const range = document.createRange();
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const shown = style.textTransform === 'uppercase' ? word.toUpperCase() : word;
    const boxes = [...range.getClientRects()];
    // A long word may be broken: its parts are found letter by letter.
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
