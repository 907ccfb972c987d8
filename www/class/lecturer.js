import { DEFAULT_LANGUAGE, currentLanguage, t } from '../i18n/index.js';
import { showError } from '../lab-kit/show-error.js';
import { isOnlyHere, pageAddress, spokenAddress } from '../share/links.js';
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

/** Pause in ms between drawing steps, and number of steps for all results. */
const [PAUSE_MS, PARTS] = [40, 25];
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {HTMLElement} root
 * @param {import('./types.js').ClassContext} context
 * @param {import('./types.js').Experiment} experiment
 * @returns {() => void} unmounts it
 */
export function lecturerSide(root, context, experiment) {
  const side = new LecturerSide(context, experiment);
  return side.lay(root);
}

/**
 * The lecturer's side: the students' link until there are results, then their picture; the card for pasting the chat, and
 * the card for recomputing results.
 */
class LecturerSide {
  /** Counts the drawings: only the latest continues. */
  #turn = 0;
  /** Number of results in the picture. */
  #drawnCount = 0;

  /** @param {import('./types.js').ClassContext} context @param {import('./types.js').Experiment} experiment */
  constructor(context, experiment) {
    const { link } = context;
    const draw = () => void this.#draw();
    this.context = context;
    this.experiment = experiment;
    this.id = link.experiment;
    this.gathering = gatheringFor(experiment.kind, link.group);
    this.words = h('p', { class: 'class-words text-l snug', role: 'status', 'data-view': 'class-words' });
    this.picture = experiment.picture(context, (text) => (this.words.textContent = text));
    this.csv = new CsvFile(() => resultTable(t(`class.file.${this.id}`), this.gathering.lines));
    this.check = experiment.recompute ? checkCard(context, experiment, this.gathering, draw) : null;
    this.gather = gatherCard(this.gathering, { onGathered: draw });
    this.invitation = invite(this.id);
    this.late = h('figure', { class: 'class-qr-small muted grid gap-5' });
    this.shown = h(
      'div',
      { class: 'class-shown column gap-4' },
      fileButtons({ png: () => this.#save(), csv: this.csv, of: 'class' }),
      this.picture.element,
      this.words,
    );
    const parts = [this.invitation.element, this.shown];
    this.main = h('section', { class: 'card class-main grid', 'data-view': 'class-main' }, parts);
  }

  /** @param {HTMLElement} root @returns {() => void} unmounts it */
  lay(root) {
    const { id, check, gather } = this;
    root.replaceChildren(
      h('div', { class: 'heading-row wrap' }, heading(t(`class.title.${id}`), t(`class.question.${id}`))),
      h(
        'div',
        { class: 'class-lecturer grid split gap-6', 'data-experiment': id },
        this.main,
        h(
          'div',
          { class: 'class-side grid gap-6' },
          this.late,
          gather.element,
          check && check.element,
          gather.summary,
        ),
      ),
    );
    const stopListening = gather.listen(root);
    void this.#showLink().catch((error) => showError(this.context, error));
    void this.#draw();
    return () => {
      stopListening();
      this.picture.destroy();
    };
  }

  async #showLink() {
    const address = studentAddress(this.context.link);
    const [large, small] = await Promise.all([1, 2].map(() => qrCode(address, t('class.qr'))));
    const words = h('p', { class: 'class-address centered muted', translate: 'no' }, spokenAddress(address));
    const warning = isOnlyHere(location.hostname) && h('p', { class: 'centered alert' }, t('class.onlyHere'));
    this.invitation.place.replaceChildren(large, words, ...(warning ? [warning] : []));
    this.late.replaceChildren(small, h('figcaption', {}, t('class.join')));
    this.context.ready();
  }

  /** Draws new results step by step. */
  async #draw() {
    const turn = ++this.#turn;
    const { lines, verdicts } = this.gathering;
    for (const { text, values } of lines) if (!this.experiment.accepts(values)) verdicts.set(text, 'other');
    this.invitation.element.hidden = lines.length > 0;
    this.shown.hidden = this.late.hidden = lines.length === 0;
    this.check?.follow();
    this.csv.follow();
    const from = Math.min(this.#drawnCount, lines.length);
    const part = isCalm.matches ? lines.length : Math.ceil((lines.length - from) / PARTS);
    for (this.#drawnCount = from; turn === this.#turn && !this.context.signal.aborted;) {
      this.#drawnCount = Math.min(lines.length, this.#drawnCount + part);
      this.main.dataset.count = String(this.#drawnCount);
      await this.picture.show(lines.slice(0, this.#drawnCount), verdicts);
      if (this.#drawnCount >= lines.length) return;
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
  }

  #save() {
    const { id, picture } = this;
    const words = { title: t(`class.title.${id}`), legend: picture.legend() };
    saveCanvas(picture.canvases(), `${t(`class.file.${id}`)}.png`, words);
  }
}

/** The results as a table, one row each; lists only by length. @param {string} name @param {import('./line.js').Line[]} lines */
function resultTable(name, lines) {
  if (!lines.length) return null;
  const head = Object.keys(lines[0].values);
  const cell = (/** @type {any} */ value) => (Array.isArray(value) ? value.length : value);
  return { name, head, rows: () => lines.map(({ values }) => head.map((key) => cell(values[key]))) };
}

/** The class's first view: where to go, and what to do there. @param {string} id of the experiment */
function invite(id) {
  const place = h('div', { class: 'class-qr', 'data-view': 'class-qr' });
  const steps = [t('class.scan'), t(`class.task.${id}`), t('class.send')].map((step) => h('li', {}, step));
  const element = h(
    'div',
    { class: 'class-invitation grid split gap-8' },
    place,
    h('ol', { class: 'class-steps text-xl snug grid gap-7' }, steps),
  );
  return { element, place };
}

/** The students' link. @param {import('./link.js').ClassLink} link */
function studentAddress(link) {
  const query = new URLSearchParams();
  writeClass({ ...link, side: 'student', number: 0 }, query);
  if (currentLanguage() !== DEFAULT_LANGUAGE) query.set('lang', currentLanguage());
  return `${pageAddress(location)}?${query}`;
}
