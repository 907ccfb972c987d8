import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { CsvFile } from '../../ui/csv-file.js';
import { fileButtons } from '../../ui/file-buttons.js';
import { classToken } from '../../views/colors/palette.js';
import { savePictures } from '../../views/pictures/picture-sheet.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { copyVerdict, doubtVerdict, typicalImage } from './findings.js';

/**
 * @typedef {import('../../generated/protocol.js').GeneratedImages} GeneratedImages
 * @typedef {import('../../generated/protocol.js').Pictures} Pictures
 * @typedef {import('../../generated/protocol.js').CodeDistribution} CodeDistribution
 */

/** New images of one network; the chosen one is shown next to its nearest training image. */
export class Wall {
  /** The image picked by the user; without one a typical image is shown. @type {number | null} */
  #pickedImage = null;
  /** @type {GeneratedImages | null} */
  #generatedImages = null;
  /** @type {Pictures | null} */
  #nearest = null;
  /** The same measures of unseen real images. @type {Pick<CodeDistribution, 'usual' | 'doubtful'>} */
  #real = { usual: 0, doubtful: 0 };

  /**
   * @param {'simple' | 'variational' | 'run'} space
   * @param {number} count number of images
   * @param {import('../../lab-kit/data-choice.js').DataChoice} data the network's training data
   */
  constructor(space, count, data) {
    this.data = data;
    this.space = space;
    this.count = count;
    this.tiles = Array.from({ length: count }, (_, at) => {
      const canvas = pixelCanvas('generated');
      canvas.setAttribute('aria-hidden', 'true');
      const button = h(
        'button',
        {
          type: 'button',
          class: 'tile bare',
          disabled: true,
          'aria-label': t('wall.empty', { index: at + 1 }),
          'data-tile': at,
          onclick: () => this.choose((this.#pickedImage = at)),
        },
        canvas,
      );
      return { canvas, button };
    });
    this.generated = pixelCanvas('pair-generated');
    this.near = pixelCanvas('pair-nearest');
    this.among = h('figcaption');
    this.gap = h('p', { class: 'pair-gap snug', 'data-view': 'gap' });
    this.verdict = h('p', { class: 'lines-2 strong snug', 'data-view': 'doubtful', 'data-moment': '' });
    this.status = h('p', { class: 'quiet', role: 'status', 'data-view': 'wall-status' });
    this.figures = h('dl', { class: 'figure-list grid', 'data-view': 'wall-figures' });
    this.labels = h('ol', { class: 'label-counts centered text-xs grid gap-2', 'data-view': 'labels' });
    this.csv = new CsvFile(() => this.#table());
    const files = fileButtons({
      png: () =>
        savePictures(
          this.tiles.map(({ canvas }) => canvas),
          Math.ceil(Math.sqrt(count)),
          `${t('generate.file.images')}-${space}.png`,
        ),
      csv: this.csv,
    });
    this.element = card(
      t(`wall.${space}`),
      files,
      this.verdict,
      h(
        'div',
        { class: 'wall-row grid gap-6' },
        h(
          'div',
          {
            class: 'wall grid gap-3',
            role: 'group',
            'aria-label': t('wall.label', { name: t(`wall.${space}`) }),
            'data-input': '',
            'data-moment': '',
          },
          this.tiles.map(({ button }) => button),
        ),
        this.#beside(),
      ),
      this.figures,
      this.labels,
      this.status,
    );
    this.element.dataset.wall = space;
  }

  /** Number of training images searched for the nearest. */
  get #known() {
    return { count: number(this.data.counts.train) };
  }

  /** The chosen image and its nearest training image. */
  #beside() {
    return h(
      'div',
      { class: 'grid' },
      h(
        'div',
        { class: 'pair grid', 'data-moment': '' },
        h('figure', {}, this.generated, h('figcaption', {}, t('wall.generated'))),
        h('figure', {}, this.near, this.among),
      ),
      this.gap,
    );
  }

  /** @param {string} text */
  say(text) {
    this.status.textContent = text;
  }

  /** @param {CodeDistribution} fitted */
  fitted({ usual, doubtful, off, d }) {
    this.#real = { usual, doubtful };
    this.among.textContent = t('wall.nearest', this.#known);
    this.say(t('wall.fitted', { d, off: number(off, 2) }));
  }

  /** @param {GeneratedImages} sampled @param {Pictures} nearest their nearest training images */
  show(sampled, nearest) {
    [this.#generatedImages, this.#nearest] = [sampled, nearest];
    this.csv.follow();
    const { usual } = this.#real;
    this.tiles.forEach(({ canvas, button }, at) => {
      button.toggleAttribute('data-doubtful', sampled.doubtful[at]);
      paintGrey(canvas, sampled.images, at * PIXELS);
      button.disabled = false;
      const words = {
        index: at + 1,
        label: this.data.nameOf(sampled.labels[at]),
        gap: number(sampled.gaps[at], 3),
      };
      button.setAttribute('aria-label', t('wall.tile', words));
    });
    const { key, numbers } = doubtVerdict(sampled.doubtful, this.#real.doubtful);
    this.verdict.textContent = t(key, numbers);
    this.verdict.dataset.count = String(numbers.count);
    this.figures.replaceChildren(
      h('dt', {}, t('wall.meanGap')),
      h('dd', { 'data-figure': 'gap', 'data-value': sampled.gap }, h('b', {}, number(sampled.gap, 3))),
      h('dt', {}, t('wall.usual')),
      h('dd', { 'data-figure': 'usual', 'data-value': usual }, h('b', {}, number(usual, 3))),
    );
    const most = Math.max(...sampled.classes);
    this.labels.replaceChildren(
      ...sampled.classes.map((count, label) =>
        h(
          'li',
          {
            style: `--tone: var(${classToken(label)}); --share: ${count / most}`,
            'data-count': count,
          },
          h('i', { role: 'img', 'aria-label': t('wall.labels', { label: this.data.nameOf(label), count }) }),
          h('span', { 'aria-hidden': 'true' }, this.data.nameOf(label)),
        ),
      ),
    );
    this.element.dataset.updates = String(Number(this.element.dataset.updates ?? 0) + 1);
    this.choose(this.#pickedImage ?? typicalImage(sampled.doubtful, sampled.gaps));
  }

  /** @param {number} at */
  choose(at) {
    const [generatedImages, nearest] = [this.#generatedImages, this.#nearest];
    this.tiles.forEach(({ button }, index) => attribute(button, 'aria-pressed', String(index === at)));
    if (!generatedImages || !nearest) return;
    paintGrey(this.generated, generatedImages.images, at * PIXELS);
    paintGrey(this.near, nearest.pixels, at * PIXELS);
    const gap = generatedImages.gaps[at];
    const words = {
      gap: number(gap, 3),
      index: generatedImages.nearest[at],
      label: this.data.nameOf(generatedImages.labels[at]),
    };
    this.generated.setAttribute('aria-label', t('wall.generated'));
    this.near.setAttribute('aria-label', t('wall.nearestOf', words));
    const verdict = t(copyVerdict(gap, this.#real.usual), this.#known);
    this.gap.textContent = `${t('wall.gap', words)} ${verdict}`;
  }

  /** One line per image: its nearest training image, the distance, and its pixels. */
  #table() {
    const generatedImages = this.#generatedImages;
    if (!generatedImages) return null;
    const head = ['nearest', 'label', 'rmse', ...Array.from({ length: PIXELS }, (_, i) => `p${i}`)];
    const rows = () =>
      Array.from({ length: this.count }, (_, at) => {
        const pixels = generatedImages.images.subarray(at * PIXELS, (at + 1) * PIXELS);
        return [generatedImages.nearest[at], generatedImages.labels[at], generatedImages.gaps[at], ...pixels];
      });
    return { name: `${t('generate.file.images')}-${this.space}`, head, rows };
  }
}
