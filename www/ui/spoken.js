/**
 * Announces a lab's sentences to screen readers. Labs mark sentences with `role="status"` and figures with `<output>`; both
 * may change with every training step or slider move, too often to listen to. So none of them is a live region: a sentence
 * that has stopped changing is copied to one polite live region. Figures are not announced: a dragged slider reports its
 * value itself.
 */

/** A sentence unchanged for this many ms is announced. */
const RESTED_MS = 500;
/** Minimum time between two announcements, in ms. */
const PAUSE_MS = 1000;

const SENTENCE = '[role=status]';
const REGIONS = `${SENTENCE}, output`;

/** Whether a sentence is visible and not silenced by its lab, as sentences that follow a training are. @param {Element} element */
const isToBeSaid = (element) =>
  element.isConnected && !element.hasAttribute('data-unsaid') && element.checkVisibility();

const CLOCK = {
  now: () => performance.now(),
  later: (/** @type {() => void} */ run, /** @type {number} */ ms) => setTimeout(run, ms),
  never: (/** @type {any} */ timer) => clearTimeout(timer),
};

/**
 * Schedules announcements: once a sentence has settled, and not too soon after the previous one.
 * @param {(changed: Set<Element>) => void} say
 */
export function unhurried(say, clock = CLOCK) {
  /** @type {Set<Element>} */
  let changed = new Set();
  let lastSpokenAt = -Infinity;
  /** @type {any} */
  let timer;
  const speak = () => {
    const all = changed;
    [changed, lastSpokenAt] = [new Set(), clock.now()];
    say(all);
  };
  return {
    /** @param {Element} element */
    add(element) {
      changed.add(element);
      clock.never(timer);
      timer = clock.later(speak, Math.max(RESTED_MS, lastSpokenAt + PAUSE_MS - clock.now()));
    },
    stop: () => clock.never(timer),
  };
}

/**
 * @param {HTMLElement} lab
 * @param {HTMLElement} voice a polite live region, the only one
 * @returns {() => void} stops announcing
 */
export function speakFor(lab, voice) {
  /** The last announcement of each element, so that nothing is repeated. @type {WeakMap<Element, string>} */
  const last = new WeakMap();
  const turns = unhurried((changed) => {
    const texts = [...changed].filter(isToBeSaid);
    const fresh = texts.flatMap((element) => {
      const text = (element.textContent ?? '').trim();
      if (!text || last.get(element) === text) return [];
      last.set(element, text);
      return [text];
    });
    if (fresh.length) voice.textContent = fresh.join(' ');
  });
  /** @param {Element} root */
  const silence = (root) => {
    for (const region of [root, ...root.querySelectorAll(REGIONS)]) {
      if (region.matches(REGIONS)) region.setAttribute('aria-live', 'off');
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) silence(node);
      const element = target instanceof Element ? target : target.parentElement;
      const sentence = element?.closest(SENTENCE);
      if (sentence && lab.contains(sentence)) turns.add(sentence);
    }
  });
  observer.observe(lab, { childList: true, characterData: true, subtree: true });
  silence(lab);
  return () => {
    observer.disconnect();
    turns.stop();
  };
}
