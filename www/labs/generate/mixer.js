import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { classToken } from '../../views/colors/palette.js';
import { coalesce } from '../../lab-kit/coalesce.js';
import { mixtureTerms } from './findings.js';

/**
 * @typedef {{ shares: number[], sampleWeight: number, thickness: number, slant: number }} Mix
 * @typedef {import('../../generated/protocol.js').MixedImage} MixedImage
 */

/** Initial mixture of two classes: digits with similar shapes; for other data the first two. */
const FIRST = { usual: [3, 8], other: [0, 1] };
/** The attributes and their initial amounts, large enough to be visible. */
const ATTRIBUTES = /** @type {const} */ (['thickness', 'slant']);
const ADDED = { thickness: 1.5, slant: 0 };

/** A mixture as a formula. @param {ReturnType<typeof mixtureTerms>} terms @param {(label: number) => string} nameOf */
function formulaWords(terms, nameOf) {
  if (!terms.length) return t('mixer.all');
  const words = terms.map(({ share, label }) =>
    t(label === null ? 'mixer.term.sample' : 'mixer.term', {
      share: number(share, 2),
      label: label === null ? '' : nameOf(label),
    }),
  );
  return words.join(' + ');
}

/** Arithmetic with codes: weights of the class means and of a sample, plus two attributes. */
export class Mixer {
  #hasSample = false;

  /**
   * @param {object} options
   * @param {import('../../lab-kit/data-choice.js').DataChoice} options.data
   * @param {(mix: Mix) => Promise<MixedImage | undefined>} options.ask undefined without a network
   * @param {(error: unknown) => void} options.onError
   */
  constructor({ data, ask, onError }) {
    const { labels, nameOf, isUsual } = data;
    this.labels = labels;
    this.nameOf = nameOf;
    this.ask = ask;
    this.onError = onError;
    const first = isUsual ? FIRST.usual : FIRST.other;
    this.shares = labels.map((label) =>
      this.#slider(`share-${label}`, {
        min: 0,
        max: 1,
        step: 0.05,
        value: Number(first.includes(label)),
        label: t('mixer.share', { label: nameOf(label) }),
      }),
    );
    this.sampleWeight = this.#slider('share-sample', {
      min: 0,
      max: 1,
      step: 0.05,
      value: 0,
      label: t('mixer.sampleWeight'),
    });
    this.attributes = ATTRIBUTES.map((name) =>
      this.#slider(name, { min: -2, max: 2, step: 0.1, value: ADDED[name], label: t(`mixer.${name}`) }),
    );
    this.sample = pixelCanvas('mixer-sample');
    this.sample.setAttribute('aria-label', t('mixer.sampleWeight'));
    this.plain = pixelCanvas('mixer-plain');
    this.image = pixelCanvas('mixed');
    this.formula = h('span', { class: 'lines-1 text-l strong snug', 'data-view': 'mixer-formula' });
    this.means = labels.map((label) => {
      const canvas = pixelCanvas('mixer-mean');
      canvas.setAttribute('aria-label', t('mixer.mean', { label: nameOf(label) }));
      return canvas;
    });
    this.figures = h('dl', { class: 'figure-list grid', 'data-view': 'mixed-figures' });
    const clear = h(
      'button',
      { type: 'button', 'data-action': 'mixer-reset', onclick: () => this.#reset() },
      t('mixer.reset'),
    );
    const files = fileButtons({
      png: () => savePictures([this.plain, this.image], 2, `${t('generate.file.mixture')}.png`),
      of: 'mixer',
    });
    this.space = h('p', { class: 'quiet', 'data-view': 'mixer-space' });
    const figure = (/** @type {HTMLCanvasElement} */ canvas, /** @type {string} */ text) =>
      h('figure', { 'data-moment': '' }, canvas, h('figcaption', {}, t(text)));
    this.element = card(
      this.formula,
      h('span', { class: 'tools' }, clear, files),
      h(
        'div',
        { class: 'mixer grid split' },
        h('fieldset', { class: 'mixer-means' }, h('legend', {}, t('mixer.means')), this.#bars()),
        h(
          'div',
          { class: 'mixer-results grid' },
          figure(this.plain, 'mixer.plain'),
          figure(this.image, 'mixer.mixed'),
          h(
            'fieldset',
            { class: 'mixer-attributes grid' },
            h('legend', {}, t('mixer.attributes')),
            this.#attributes(),
          ),
        ),
      ),
      this.figures,
      this.space,
      h('p', { class: 'quiet' }, t('mixer.help')),
    );
    this.element.classList.add('mixer-card');
  }

  /** A slider for each class next to its mean, and one for the chosen digit. */
  #bars() {
    return h(
      'div',
      { class: 'mixer-bars grid' },
      this.shares.map(({ input }, label) =>
        h(
          'label',
          { style: `--tone: var(${classToken(label)})` },
          this.means[label],
          h('span', {}, this.nameOf(label)),
          input,
        ),
      ),
      h(
        'label',
        { class: 'mixer-sample' },
        this.sample,
        h('span', {}, t('mixer.chosen')),
        this.sampleWeight.input,
      ),
    );
  }

  #attributes() {
    return this.attributes.map(({ input }, index) => {
      const name = ATTRIBUTES[index];
      return h(
        'label',
        { class: 'mixer-attribute' },
        h('span', {}, t(`mixer.low.${name}`)),
        input,
        h('span', {}, t(`mixer.high.${name}`)),
      );
    });
  }

  /** @param {string} view @param {{ min: number, max: number, step: number, value: number, label: string }} options */
  #slider(view, { label, ...options }) {
    const input = h('input', { type: 'range', ...options, 'aria-label': label, 'data-view': view });
    input.addEventListener('input', () => void this.#update());
    return { input, first: options.value };
  }

  /** Call this when a network is ready. @param {string} name of its latent space */
  async begin(name) {
    this.space.textContent = name;
    await this.#update();
    try {
      for (const [label, canvas] of this.means.entries()) {
        const shares = this.labels.map((other) => Number(other === label));
        const mean = await this.ask({ shares, sampleWeight: 0, thickness: 0, slant: 0 });
        if (mean) paintGrey(canvas, mean.plain);
      }
    } catch (error) {
      this.onError(error);
    }
  }

  /** @param {Float32Array} pixels */
  setSample(pixels) {
    paintGrey(this.sample, pixels);
    // A user who picks another digit wants to see it.
    if (this.#hasSample) this.sampleWeight.input.value = '1';
    this.#hasSample = true;
    if (Number(this.sampleWeight.input.value) > 0) void this.#update();
  }

  #reset() {
    for (const { input, first } of [...this.shares, this.sampleWeight, ...this.attributes])
      input.value = String(first);
    void this.#update();
  }

  /** Requests the mixture; changes made meanwhile are requested afterwards. */
  #update = coalesce(async () => {
    const of = (/** @type {{ input: HTMLInputElement }} */ { input }) => Number(input.value);
    const [thickness, slant] = this.attributes.map(of);
    const [shares, sampleWeight] = [this.shares.map(of), of(this.sampleWeight)];
    this.formula.textContent = formulaWords(mixtureTerms(shares, sampleWeight), this.nameOf);
    try {
      const mixture = await this.ask({ shares, sampleWeight, thickness, slant });
      if (mixture) this.#show(mixture);
    } catch (error) {
      this.onError(error);
    }
  });

  /** @param {MixedImage} mixed */
  #show({ image, plain, thickness, slant }) {
    paintGrey(this.image, image);
    paintGrey(this.plain, plain);
    const figures = {
      thickness: thickness.map((value) => number(value, 1)),
      slant: slant.map((value) => number(value, 0)),
    };
    this.image.setAttribute(
      'aria-label',
      t('mixer.words', { thickness: figures.thickness[0], slant: figures.slant[0] }),
    );
    this.plain.setAttribute(
      'aria-label',
      t('mixer.words', { thickness: figures.thickness[1], slant: figures.slant[1] }),
    );
    this.figures.replaceChildren(
      ...ATTRIBUTES.flatMap((name) => [
        h('dt', {}, t(`mixer.figure.${name}`)),
        h(
          'dd',
          { 'data-figure': name, 'data-value': (name === 'slant' ? slant : thickness)[0] },
          `${figures[name][1]} → `,
          h('b', {}, figures[name][0]),
        ),
      ]),
    );
  }
}
