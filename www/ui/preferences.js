import { recall, remember } from './recall.js';

/**
 * Theme and projector size: what the person prefers on this machine, kept between visits where the browser allows it.
 *
 * @typedef {'auto' | 'light' | 'dark'} Theme
 */

/** When `dark.css` applies, by theme: with the automatic one no script is needed, and nothing flashes. */
const MEDIA = { auto: '(prefers-color-scheme: dark)', light: 'not all', dark: 'all' };
const dark = matchMedia(MEDIA.auto);
/** The system's own colours: its dark or light is the page's too, whatever was chosen here. */
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

/** The large size for what is on screen now: the person has asked for a lecture, not for a preference. */
export function enlarge() {
  large = true;
  apply();
}

/**
 * Puts the preferences on the page.
 * @param {boolean} askedForProjector the URL asks for the large size, whatever is remembered
 * @param {boolean} [isRemembered] whether the size of another visit is wanted
 */
export function startPreferences(askedForProjector, isRemembered = true) {
  const kept = recall('theme');
  chosen = kept === 'light' || kept === 'dark' ? kept : 'auto';
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
 * Calls `repaint` when colours or sizes have changed: what is painted on a canvas does not follow by itself.
 * @param {() => void} repaint
 * @returns {() => void} stops it
 */
export function onLook(repaint) {
  // The style sheet's `media` takes effect before the next frame, not at once.
  const observer = new MutationObserver(() => requestAnimationFrame(repaint));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => observer.disconnect();
}

/** A colour of `style/tokens.css` as it is now. @param {string} name such as `--accent` */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
