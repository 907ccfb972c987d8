/**
 * A browser that translates the page puts what it has translated into elements of its own, letter by letter where the text is
 * a formula. What no language has is marked, wherever it comes from: formulas, symbols and programs.
 */
const SAME_IN_ALL = 'math, .symbol, code, pre, kbd, samp';

/** @param {Element} root @returns {() => void} ends it */
export function keepFromTranslation(root) {
  /** @param {Element} element */
  const mark = (element) => {
    for (const own of [element, ...element.querySelectorAll(SAME_IN_ALL)]) {
      if (!own.matches(SAME_IN_ALL)) continue;
      own.setAttribute('translate', 'no');
      own.classList.add('notranslate');
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
