import { number, t } from '../../../i18n/index.js';
import { showError } from '../../../lab-kit/show-error.js';
import { percent } from '../../../lab-kit/shares.js';
import { card, heading } from '../../../ui/cards.js';
import { attribute, h } from '../../../ui/dom.js';
import { saveCanvas } from '../../../ui/download.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { more } from '../../../ui/more.js';
import { Stepper } from '../../../ui/stepper.js';
import { indexAt } from '../threshold.js';
import { imageVerdict, rankOf, versusPca } from '../verdicts.js';
import { errorHistogram } from '../views/error-histogram.js';
import { beatChart } from './chart.js';
import { drawnOver, numbersOf, strokesOf } from './drawing.js';
import { beatPicker } from './beat-picker.js';

/**
 * @typedef {import('../../../generated/protocol.js').Beats} Beats
 * @typedef {import('../../../generated/protocol.js').AnomalyTestScores} AnomalyTestScores
 * @typedef {import('../../../generated/protocol.js').BeatScore} BeatScore
 */

/** Word keys of the histogram. */
const WORDS = {
  normal: 'beatErrors.normal',
  anomalous: 'beatErrors.anomalous',
  axis: 'beatErrors.axis',
  label: 'beatErrors.label',
};
/** Target milliseconds per reply. */
const PACE_MS = 120;

/** Attribution required by the licence. */
const SOURCES = {
  database: 'https://doi.org/10.13026/C2F305',
  licence: 'https://opendatacommons.org/licenses/by/1-0/',
};

/** A heartbeat that can be redrawn. A network trained on one heart's narrow beats raises an alarm for what it cannot reconstruct. */
export class HeartPanel {
  /** @type {Beats | null} */
  #beats = null;
  /** @type {AnomalyTestScores | null} */
  #scores = null;
  /** @type {BeatScore | null} */
  #beatScore = null;
  /** Strokes drawn over the beat, including the current one. @type {Float32Array[]} */
  #strokes;
  /** @type {number | null} */
  #threshold = null;
  #running = false;

  /** @param {import('../../../lab-kit/types.js').LabContext} context @param {Element} scenes */
  constructor(context, scenes) {
    this.context = context;
    this.turns = context.engine.turns();
    this.turn = this.turns.begin();
    this.#strokes = strokesOf(/** @type {number[]} */ (context.get('drawn')));
    this.chart = beatChart((stroke, done) => this.#draw(stroke, done));
    this.shelf = beatPicker((index) => this.#pick(index));
    this.histogram = errorHistogram((value) => {
      this.#threshold = value;
      this.#judge();
    }, WORDS);
    this.stepper = new Stepper({
      ask: (steps) => {
        const remaining = (this.#beats?.steps ?? 0) - (this.#scores?.step ?? 0);
        return this.turn.ask({ anomaly: { learn: { steps: Math.min(steps, remaining) } } });
      },
      onReply: (scored) => this.#onScored(scored),
      onReset: () => void this.#begin(),
      onError: (error) => showError(context, error),
      onState: (running) => {
        this.#running = running;
        this.#judge();
      },
      pace: PACE_MS,
      last: Infinity,
    });
    this.verdict = h('p', { class: 'anomaly-verdict lines-1 text-l strong snug', role: 'status' });
    this.error = h('p', { class: 'inspect-error snug' });
    this.where = h('p', { class: 'inspect-error snug', 'data-view': 'where' });
    this.says = h('p', { class: 'heart-says medium', role: 'status', 'data-view': 'says' });
    const again = {
      type: 'button',
      'data-action': 'original',
      onclick: () => this.#pick(Number(context.get('beat'))),
    };
    this.original = h('button', again, t('heart.original'));
    const legend = [
      { text: t('heart.beat'), token: '--ink' },
      { text: t('heart.copy'), token: '--accent' },
      { text: t('heart.more'), token: '--positive' },
      { text: t('heart.less'), token: '--negative' },
    ];
    const png = () => saveCanvas(this.chart.canvas, `${t('heart.file.beat')}.png`, { legend });
    this.looked = card(
      t('heart.title'),
      h('span', { class: 'tools' }, this.original, fileButtons({ png, of: 'beat' })),
      h(
        'p',
        { class: 'beat-legend text-s wrap' },
        legend.map(({ text, token }) => h('span', { 'data-token': token }, text)),
      ),
      this.chart.element,
      h(
        'div',
        { class: 'inspect-answer', 'data-answer': '', 'data-moment': '' },
        this.verdict,
        this.error,
        this.where,
      ),
    );
    this.looked.classList.add('heart-looked', 'inspect', 'column', 'gap-5');
    this.looked.dataset.control = 'drawn';
    const tests = card(t('heart.errors'), '', this.histogram.element, this.says);
    tests.classList.add('heart-errors');
    const run = more(h('section', { class: 'card anomaly-run tools' }, this.stepper.elements)).element;
    const links = Object.entries(SOURCES).map(([what, href]) =>
      h('a', { href, target: '_blank', rel: 'noopener' }, t(`heart.source.${what}`)),
    );
    const source = h(
      'p',
      { class: 'quiet heart-source', 'data-view': 'source' },
      `${t('heart.source')} `,
      links[0],
      ' · ',
      links[1],
    );
    this.element = h(
      'div',
      { class: 'anomaly grid split gap-6 heart', 'data-view': 'heart' },
      h('div', { class: 'heading-row wrap' }, heading(t('lab.anomaly'), t('heart.question')), scenes),
      this.looked,
      h('div', { class: 'heart-side grid gap-6' }, card(t('heart.choose'), '', this.shelf.element), tests),
      run,
      source,
    );
  }

  async start() {
    try {
      await this.context.engine.loadData('heartbeats');
      await this.#begin();
    } catch (error) {
      showError(this.context, error);
    }
  }

  async #begin() {
    this.stepper.wait();
    this.turn = this.turns.begin();
    this.#threshold = this.#scores = null;
    try {
      const seed = Number(this.context.get('seed'));
      const beats = await this.turn.ask({ anomaly: { beginBeats: { seed } } });
      this.#beats = beats;
      this.shelf.fill(beats, beats.millivolts.length / beats.kinds.length);
      this.#paint();
      this.stepper.options.last = beats.steps;
      this.stepper.at(0);
      await this.stepper.run();
    } catch (error) {
      showError(this.context, error);
    }
  }

  /** @param {AnomalyTestScores} scored */
  #onScored(scored) {
    this.#scores = scored;
    const anomalous = this.#beats?.anomalous ?? [];
    this.histogram.show({ errors: scored.errors, anomalous, falling: scored.thresholds });
    void this.#look();
  }

  /** The beat with the strokes applied. */
  #values(strokes = this.#strokes) {
    const beats = /** @type {Beats} */ (this.#beats);
    const width = beats.millivolts.length / beats.kinds.length;
    const index = Math.min(Number(this.context.get('beat')), beats.kinds.length - 1);
    return drawnOver(beats.millivolts.subarray(width * index, width * (index + 1)), strokes);
  }

  /** @param {number} index */
  #pick(index) {
    this.#strokes = [];
    this.context.set({ beat: index, drawn: [] });
    this.#paint();
    void this.#look();
  }

  /** @param {Float32Array} stroke @param {boolean} done */
  #draw(stroke, done) {
    if (!this.#beats) return;
    const strokes = [...this.#strokes, stroke];
    if (done) {
      const numbers = numbersOf(strokes);
      this.context.set({ drawn: numbers });
      // Use the strokes as a link encodes them; a drawing too long for a link is not encoded.
      this.#strokes = numbers.length ? strokesOf(numbers) : strokes;
    }
    this.#paint(done ? this.#strokes : strokes);
    void this.#look(done ? this.#strokes : strokes);
  }

  #paint(strokes = this.#strokes) {
    const { peak, rate } = /** @type {Beats} */ (this.#beats);
    this.chart.show({ beat: this.#values(strokes), isDrawn: strokes.length > 0, peak, rate });
    this.shelf.mark(strokes.length ? -1 : Number(this.context.get('beat')));
    this.original.disabled = strokes.length === 0;
  }

  async #look(strokes = this.#strokes) {
    if (!this.#scores) return;
    const millivolts = this.#values(strokes);
    try {
      this.#beatScore = await this.turn.ask({ anomaly: { scoreBeat: { millivolts } } }, { latest: 'beat' });
      this.#judge();
      if (this.#isWhole) this.context.ready();
    } catch (error) {
      showError(this.context, error);
    }
  }

  get #isWhole() {
    return this.#beats !== null && this.#scores !== null && this.#scores.step >= this.#beats.steps;
  }

  #judge() {
    const [beats, scored, seen] = [this.#beats, this.#scores, this.#beatScore];
    if (!beats || !scored || !seen) return;
    const threshold = this.#threshold ?? scored.thresholds[scored.usual];
    const state = this.#isWhole ? 'whole' : this.#running ? 'training' : 'paused';
    const verdict = imageVerdict(seen.error, threshold, state);
    this.chart.show({ seen, alarm: verdict === 'anomaly' });
    this.verdict.textContent = t(`inspect.${verdict}`);
    Object.assign(this.looked.dataset, { verdict, error: String(seen.error), from: String(seen.from) });
    const normals = beats.anomalous.filter((wide) => !wide).length;
    const { kind, count } = rankOf(seen.above, normals);
    const error = `${number(seen.error, 3)} mV²`;
    this.error.textContent = t(`inspect.above.${kind}`, { error, above: count, normals });
    const seconds = (/** @type {number} */ at) => number((at - beats.peak) / beats.rate, 2);
    const [from, to] = [seconds(seen.from), seconds(seen.from + seen.length)];
    this.where.textContent = t('heart.where', { share: percent(seen.share), from, to });
    this.histogram.mark({ error: seen.error, name: t('heart.this') });
    const index = indexAt(scored.thresholds, threshold);
    const [recall, alarms] = [percent(scored.recall[index]), percent(scored.falseAlarms[index])];
    const words = t('threshold.words', { value: number(threshold, 3), recall, alarms });
    this.histogram.setThreshold(threshold, words);
    const pca = t(`anomalyVerdict.pca.${versusPca(scored.auc, scored.pcaAuc)}`, {
      auc: number(scored.auc, 3),
      pca: number(scored.pcaAuc, 3),
    });
    this.says.textContent = this.#isWhole
      ? `${t('heart.verdict', { recall, alarms })} ${pca}`
      : t(`heart.${state}`, { step: scored.step, steps: beats.steps });
    attribute(this.says, 'data-value', scored.auc);
  }

  unmount() {
    this.stepper.stop();
    for (const part of [this.chart, this.shelf, this.histogram]) part.destroy();
  }
}
