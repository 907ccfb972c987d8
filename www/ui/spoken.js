/**
 * What a screen reader says of a lab by itself. Labs mark their sentences with `role="status"` and their figures with
 * `<output>`; both may change with every step of a training and every move of a slider, more often than anybody can listen. So
 * none of them is live by itself: a sentence is handed to one polite place, when it has come to rest. Figures are not: what
 * is dragged says its own value.
 */

/** A sentence that has not changed for so long is said, in ms. */
const RESTED_MS = 500;
/** Between two announcements there is so much time, in ms. */
const PAUSE_MS = 1000;

const SENTENCE = '[role=status]';
const REGIONS = `${SENTENCE}, output`;

/** Seen, and not kept quiet by its lab, such as a sentence that follows a training. @param {Element} element */
const isToBeSaid = (element) =>
  element.isConnected && !element.hasAttribute('data-unsaid') && element.checkVisibility();

const CLOCK = {
  now: () => performance.now(),
  later: (/** @type {() => void} */ run, /** @type {number} */ ms) => setTimeout(run, ms),
  never: (/** @type {any} */ timer) => clearTimeout(timer),
};

/**
 * When what was changed is said: once it has rested, and not soon after something else.
 * @param {(changed: Set<Element>) => void} say
 */
export function unhurried(say, clock = CLOCK) {
  /** @type {Set<Element>} */
  let changed = new Set();
  let said = -Infinity;
  /** @type {any} */
  let timer;
  const speak = () => {
    const all = changed;
    [changed, said] = [new Set(), clock.now()];
    say(all);
  };
  return {
    /** @param {Element} element */
    add(element) {
      changed.add(element);
      clock.never(timer);
      timer = clock.later(speak, Math.max(RESTED_MS, said + PAUSE_MS - clock.now()));
    },
    stop: () => clock.never(timer),
  };
}

/**
 * @param {HTMLElement} lab
 * @param {HTMLElement} voice a polite live region, the only one
 * @returns {() => void} ends it
 */
export function speakFor(lab, voice) {
  /** What was last said of each, so that nothing is said twice. @type {WeakMap<Element, string>} */
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
