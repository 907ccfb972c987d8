import { recall, remember } from './recall.js';

/**
 * Theme and projector size: the user's preferences on this machine, stored between visits if the browser allows it.
 *
 * @typedef {'auto' | 'light' | 'dark'} Theme
 */

/** Media query of `dark.css` by theme: the automatic one needs no script, so nothing flashes. */
const MEDIA = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' };
const dark = matchMedia(MEDIA.auto);
/** Forced system colours: the page follows the system's light or dark mode, whatever theme is chosen. */
const forced = matchMedia('(forced-colors: active)');

/** @type {Theme} */
let chosen = 'auto';
let large = false;

/** @returns {Theme} */
export const theme = () => chosen;
export const projector = () => large;

/** @param {Theme} wanted */
export function setTheme(wanted) {
  chosen = wanted;
  remember('theme', wanted);
  apply();
}

/** @param {boolean} on */
export function setProjector(on) {
  large = on;
  remember('projector', on ? '1' : '0');
  apply();
}

/** Enlarges the current view without storing a preference: the user asked for a lecture. */
export function enlarge() {
  large = true;
  apply();
}

/**
 * Applies the preferences to the page.
 * @param {boolean} askedForProjector the URL requests the large size, which overrides the stored preference
 * @param {boolean} [isRemembered] whether to use the stored size
 */
export function startPreferences(askedForProjector, isRemembered = true) {
  const storedTheme = recall('theme');
  chosen = storedTheme === 'light' || storedTheme === 'dark' ? storedTheme : 'auto';
  large = askedForProjector || (isRemembered && recall('projector') === '1');
  dark.addEventListener('change', apply);
  forced.addEventListener('change', apply);
  apply();
}

function apply() {
  const sheet = document.getElementById('dark');
  const worn = forced.matches ? 'auto' : chosen;
  if (sheet instanceof HTMLLinkElement) sheet.media = MEDIA[worn];
  const isDark = worn === 'auto' ? dark.matches : worn === 'dark';
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.documentElement.classList.toggle('projector', large);
}

/**
 * Calls `repaint` when colours or sizes have changed, which a canvas does not follow.
 * @param {() => void} repaint
 * @returns {() => void} stops watching
 */
export function onLook(repaint) {
  // The style sheet's `media` takes effect before the next frame, not immediately.
  const observer = new MutationObserver(() => requestAnimationFrame(repaint));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => observer.disconnect();
}

/** The current value of a colour in `style/tokens.css`. @param {string} name such as `--accent` */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
