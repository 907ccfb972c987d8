import { currentLanguage, t, DEFAULT_LANGUAGE } from '../i18n/index.js';
import { sayError } from '../lab-kit/say-error.js';
import { heading } from '../ui/cards.js';
import { CsvFile } from '../ui/csv-file.js';
import { saveCanvas } from '../ui/download.js';
import { h } from '../ui/dom.js';
import { fileButtons } from '../ui/file-buttons.js';
import { qrCode } from '../ui/qr.js';
import { checkCard } from './check-card.js';
import { gatherCard } from './gather-card.js';
import { gatheringFor } from './gathering.js';
import { writeClass } from './link.js';

/** While results are drawn one after the other there is so much time between two, and at most so many go at once, of all. */
const [PAUSE_MS, TIMES] = [40, 25];
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * The lecturer's side: the students' link until there are results, then their picture; where the chat is pasted, and where
 * results are computed anew.
 * @param {HTMLElement} root
 * @param {import('./types.js').ClassContext} context
 * @param {import('./types.js').Experiment} experiment
 * @returns {() => void} ends it
 */
export function lecturerSide(root, context, experiment) {
  const { link, signal } = context;
  const id = link.experiment;
  const gathering = gatheringFor(experiment.kind, link.group);
  const words = h('p', { class: 'class-words', role: 'status', 'data-view': 'class-words' });
  const picture = experiment.picture(context, (text) => (words.textContent = text));
  const png = () =>
    saveCanvas(picture.canvases(), `${t(`class.file.${id}`)}.png`, {
      title: t(`class.title.${id}`),
      legend: picture.legend(),
    });
  const csv = new CsvFile(() => resultTable(t(`class.file.${id}`), gathering.lines));
  const shown = h(
    'div',
    { class: 'class-shown' },
    fileButtons({ png, csv, of: 'class' }),
    picture.element,
    words,
  );
  const invitation = invite(id);
  const small = h('figure', { class: 'class-qr-small' });
  const check = experiment.recompute && checkCard(context, experiment, gathering, () => void draw());
  const gather = gatherCard(gathering, { onGathered: () => void draw() });
  const main = h(
    'section',
    { class: 'card class-main', 'data-view': 'class-main' },
    invitation.element,
    shown,
  );
  let drawing = 0;
  /** Results that are on the picture. */
  let drawn = 0;

  /** Draws what is new, a little more each time. */
  async function draw() {
    const turn = ++drawing;
    const { lines, verdicts } = gathering;
    for (const { text, values } of lines) if (!experiment.accepts(values)) verdicts.set(text, 'other');
    invitation.element.hidden = lines.length > 0;
    shown.hidden = small.hidden = lines.length === 0;
    check?.follow();
    csv.follow();
    const from = Math.min(drawn, lines.length);
    const step = isCalm.matches ? lines.length : Math.ceil((lines.length - from) / TIMES);
    for (drawn = from; ;) {
      drawn = Math.min(lines.length, drawn + step);
      main.dataset.count = String(drawn);
      await picture.show(lines.slice(0, drawn), verdicts);
      if (turn !== drawing || signal.aborted || drawn >= lines.length) return;
      await new Promise((next) => setTimeout(next, PAUSE_MS));
      if (turn !== drawing || signal.aborted) return;
    }
  }
  root.replaceChildren(
    h('div', { class: 'heading-row' }, heading(t(`class.title.${id}`), t(`class.question.${id}`))),
    h(
      'div',
      { class: 'class-lecturer', 'data-experiment': id },
      main,
      h('div', { class: 'class-side' }, small, gather.element, check && check.element, gather.told),
    ),
  );
  const stopPaste = gather.listen(root);
  const address = studentAddress(link);
  Promise.all([qrCode(address, t('class.qr')), qrCode(address, t('class.qr'))]).then(
    ([large, little]) => {
      invitation.place.replaceChildren(large, h('p', { class: 'class-address', translate: 'no' }, address));
      small.replaceChildren(little, h('figcaption', {}, t('class.join')));
      context.ready();
    },
    (error) => sayError(context, error),
  );
  void draw();
  return () => {
    stopPaste();
    picture.destroy();
  };
}

/** The results as a table, a line each; of lists there are only the lengths. @param {string} name @param {import('./line.js').Line[]} lines */
function resultTable(name, lines) {
  if (!lines.length) return null;
  const head = Object.keys(lines[0].values);
  const cell = (/** @type {any} */ value) => (Array.isArray(value) ? value.length : value);
  return { name, head, rows: () => lines.map(({ values }) => head.map((key) => cell(values[key]))) };
}

/** What the class sees first: where to go, and what to do there. @param {string} id of the experiment */
function invite(id) {
  const place = h('div', { class: 'class-qr', 'data-view': 'class-qr' });
  const steps = [t('class.scan'), t(`class.do.${id}`), t('class.send')].map((step) => h('li', {}, step));
  const element = h('div', { class: 'class-invitation' }, place, h('ol', { class: 'class-steps' }, steps));
  return { element, place };
}

/** The link that students open. @param {import('./link.js').ClassLink} link */
export function studentAddress(link) {
  const query = new URLSearchParams();
  writeClass({ ...link, side: 'student', number: 0 }, query);
  if (currentLanguage() !== DEFAULT_LANGUAGE) query.set('lang', currentLanguage());
  const url = new URL(location.href);
  [url.search, url.hash] = [query.toString(), ''];
  return url.href.replace(/index\.html(?=\?)/, '');
}
