import { currentLanguage, t } from '../i18n/index.js';
import { LANGUAGES } from '../i18n/languages.js';
import { whenFirstSaved } from './csv-file.js';
import { attribute, h, svg } from './dom.js';
import { engineChip } from './engine-chip.js';
import { icon } from './icons.js';
import { labMenu } from './lab-menu.js';
import { notices } from './notices.js';
import { setCsvForm } from './csv-form.js';
import { projector, setProjector, setTheme, theme } from './preferences.js';
import { speakFor } from './spoken.js';
import { keepFromTranslation } from './untranslated.js';

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);

/**
 * The frame around every lab: header, menu, notices.
 * @param {object} options
 * @param {import('../engine/client.js').Engine} options.engine
 * @param {import('../offline/offline.js').Offline | null} options.offline
 * @param {(lab: string) => string} options.linkTo
 * @param {(lab: string) => void} options.onLab
 * @param {(lab: string) => void} options.onNear a lab may be opened soon
 * @param {() => void} options.onWork opens "My work"
 * @param {() => void} options.onShare shares the current scene
 * @param {(act: 'add' | 'show') => void} options.onLectures
 * @param {(language: import('../i18n/index.js').Language) => void} options.onLanguage
 * @param {(wanted: import('../engine/client.js').BackendChoice) => void} options.onBackend
 * @param {(on: boolean) => void} options.onProjector
 */
export function shell({
  engine,
  offline,
  linkTo,
  onLab,
  onNear,
  onWork,
  onShare,
  onLectures,
  onLanguage,
  onBackend,
  onProjector,
}) {
  const chip = engineChip(engine, offline, onBackend);
  const menu = labMenu(linkTo, onLab, onNear, onWork, onShare, onLectures);
  const lab = h('main', { id: 'lab', tabindex: -1 });
  const messages = notices(() => lab.focus({ preventScroll: true }));
  whenFirstSaved((again) => {
    setCsvForm('sheet'); // ask only once
    const act = () => {
      setCsvForm('points');
      again();
    };
    messages.say(t('file.saved'), 'info', { text: t('file.again'), act }, 'csv');
  });
  const header = h(
    'header',
    {},
    menu.button,
    h(
      'div',
      { class: 'brand nowrap' },
      logo(),
      h('strong', { class: 'notranslate', translate: 'no' }, t('shell.name')),
      h('span', { class: 'tagline muted' }, t('shell.tagline')),
      menu.current,
    ),
    h('span', { class: 'spacer' }),
    menu.strip,
    chip.element,
    languageChoice(onLanguage),
    themeButton(),
    projectorButton(onProjector),
    messages.element,
  );
  const voice = h('p', { class: 'visually-hidden', 'aria-live': 'polite', 'data-view': 'spoken' });
  const stage = h('div', { class: 'stage' }, voice, lab);
  const element = h('div', { class: 'shell' }, header, menu.nav, stage);
  const ends = [speakFor(lab, voice), keepFromTranslation(element)];
  return {
    element,
    lab,
    say: messages.say,
    mark: menu.mark,
    destroy() {
      chip.destroy();
      menu.destroy();
      for (const end of ends) end();
    },
  };
}

/** The bow-tie from the slides. */
const logo = () =>
  svg(
    'svg',
    { viewBox: '0 0 28 24', 'aria-hidden': 'true' },
    svg('path', { d: 'M0 0 13 8v8L0 24zM28 0 15 8v8l13 8z' }),
  );

/**
 * A toggle for two languages, a menu for more.
 * @param {(language: import('../i18n/index.js').Language) => void} onLanguage
 */
function languageChoice(onLanguage) {
  const [codes, current] = [Object.keys(LANGUAGES), currentLanguage()];
  const attributes = { class: 'chip', 'data-view': 'language' };
  if (codes.length > 2) {
    const options = codes.map((code) =>
      h('option', { value: code, lang: code, selected: code === current }, LANGUAGES[code]),
    );
    const menu = h('select', { ...attributes, 'aria-label': t('shell.languages') }, options);
    menu.addEventListener('change', () => onLanguage(menu.value));
    return menu;
  }
  const other = codes.find((code) => code !== current) ?? current;
  const short = (/** @type {string} */ code) => code.toUpperCase();
  const label = `${codes.map(short).join(' / ')}: ${t('shell.language', { language: LANGUAGES[other] })}`;
  const marks = codes.map((code) => h(code === current ? 'b' : 'span', {}, short(code)));
  return h(
    'button',
    { ...attributes, type: 'button', 'aria-label': label, onclick: () => onLanguage(other) },
    marks.flatMap((mark, at) => (at ? ['/', mark] : [mark])),
  );
}

function themeButton() {
  const button = h('button', { type: 'button', class: 'chip round', 'data-view': 'theme' });
  const show = () => {
    const label = t('shell.theme', { theme: t(`shell.theme.${theme()}`) });
    button.replaceChildren(icon(theme()));
    attribute(button, 'aria-label', label);
    attribute(button, 'title', label);
  };
  button.addEventListener('click', () => {
    setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
    show();
  });
  show();
  return button;
}

/** @param {(on: boolean) => void} onProjector */
function projectorButton(onProjector) {
  const attributes = {
    type: 'button',
    class: 'chip wide-only',
    'data-view': 'projector',
    title: t('shell.projector.title'),
  };
  const button = h('button', attributes, t('shell.projector'));
  const show = () => attribute(button, 'aria-pressed', String(projector()));
  button.addEventListener('click', () => {
    setProjector(!projector());
    onProjector(projector());
    show();
  });
  show();
  return button;
}
