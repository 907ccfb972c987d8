/**
 * Browsers that translate the page wrap the translated text in new elements, letter by letter in formulas.
 * Language-independent content is marked as not translatable, wherever it is created: formulas, symbols and code.
 */
const SAME_IN_ALL = 'math, .symbol, code, pre, kbd, samp';

/** @param {Element} root @returns {() => void} stops watching */
export function keepFromTranslation(root) {
  /** @param {Element} element */
  const mark = (element) => {
    for (const part of [element, ...element.querySelectorAll(SAME_IN_ALL)]) {
      if (!part.matches(SAME_IN_ALL)) continue;
      part.setAttribute('translate', 'no');
      part.classList.add('notranslate');
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) mark(node);
  });
  observer.observe(root, { childList: true, subtree: true });
  mark(root);
  return () => observer.disconnect();
}
