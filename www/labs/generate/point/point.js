import { number, t } from '../../../i18n/index.js';
import { saveCanvas } from '../../../ui/download.js';
import { attribute, h } from '../../../ui/dom.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { icon } from '../../../ui/icons.js';
import { onRepaint } from '../../../views/canvas.js';
import { steerable } from '../../../views/maps/steerable.js';
import { paintGrey, pixelCanvas } from '../../../views/pictures/pixels.js';
import { snapshot } from '../../../views/pictures/snapshot.js';
import { paintPlane } from './plane.js';

/** A code of two values, so that all of it is a plane; variational, so that points can be drawn from N(0, I). */
const MODEL = 'digits-2-variational';
/** Samples on the plane, and the range of its axes, which draws from N(0, I) rarely exceed. */
const [SAMPLES, REACH] = [1000, 3.5];
/** Training settings of the replacement on other data. */
const SMALL = { dCode: 2, penalty: 'variational' };

/**
 * "Take a random point of the latent space, decode it": the die, the point, its coordinates, the decoder, the image.
 */
export class PointScene {
  /** @type {Float32Array | null} */
  #code = null;
  /** @type {import('../../../generated/protocol.js').LabelledCodes | null} */
  #map = null;

  /**
   * @param {import('../../../lab-kit/types.js').LabContext} context
   * @param {import('../../../lab-kit/data-choice.js').DataChoice} data
   * @param {(error: unknown) => void} onError
   */
  constructor(context, data, onError) {
    this.turns = context.engine.turns();
    /** The turn belongs to these data. */
    this.turn = this.turns.current;
    this.data = data;
    this.nameOf = data.nameOf;
    this.network = { model: data.model(MODEL) };
    this.context = context;
    this.onError = onError;
    const rolls = () => {
      context.set({ seed: (Number(context.get('seed')) + 1) % 1_000_000 });
      void this.#roll();
    };
    this.die = h(
      'button',
      {
        type: 'button',
        class: 'primary point-die text-l',
        'data-action': 'roll',
        disabled: true,
        onclick: rolls,
      },
      icon('shuffle'),
      t('point.roll'),
    );
    this.canvas = h('canvas', { 'aria-hidden': 'true', 'data-view': 'point-plane' });
    this.dart = h('div', {
      class: 'plane-point point-dart',
      role: 'slider',
      tabindex: 0,
      hidden: true,
      'aria-label': t('point.dart'),
      'aria-valuemin': -REACH,
      'aria-valuemax': REACH,
      'data-view': 'point-dart',
    });
    this.area = h('div', { class: 'plot' }, this.canvas, this.dart);
    steerable(this.area, this.dart, {
      onPlace: (x, y) => void this.#place(x * REACH, y * REACH),
      onStep: (x, y) => this.#code && void this.#place(this.#code[0] + x * REACH, this.#code[1] + y * REACH),
    });
    this.coordinates = h(
      'output',
      { class: 'point-coordinates text-2xl nowrap', 'data-view': 'point-code' },
      'h = ( … ; … )',
    );
    this.image = pixelCanvas('point-image');
    this.image.setAttribute('aria-label', t('point.image'));
    this.says = h(
      'p',
      { class: 'lines-1 text-l medium snug', role: 'status', 'data-view': 'point-says' },
      t('point.begin'),
    );
    const files = fileButtons({ png: () => void this.#save(), of: 'point' });
    this.stage = h(
      'div',
      { class: 'point-stage grid gap-7', 'data-moment': '' },
      h('div', { class: 'point-first grid' }, this.die, this.area),
      h(
        'div',
        { class: 'point-middle centered grid gap-7' },
        this.coordinates,
        h(
          'div',
          { class: 'point-decoder text-l strong grid gap-3' },
          h('span', {}, t('point.decoder')),
          h('span', { class: 'symbol' }, 'x̂ = g(h)'),
        ),
      ),
      h('figure', { class: 'point-last' }, this.image, h('figcaption', {}, t('point.image'))),
    );
    this.element = h(
      'section',
      { class: 'card point grid', 'data-view': 'point', 'aria-label': t('option.point') },
      h('div', { class: 'point-bar' }, this.says, files),
      this.stage,
    );
    this.stop = onRepaint(this.area, () => this.#paint());
  }

  /** Loads the decoder and the samples, and makes the first draw. */
  async start() {
    const { turn, data, network } = this;
    await data.network(turn, MODEL, SMALL);
    const set = data.test;
    await turn.loadData(set);
    this.#map = await turn.ask({ reconstruct: { map: { network, set, count: SAMPLES } } });
    this.#paint();
    await data.load(turn);
    await turn.ask({ generate: { fit: { network } } });
    this.die.disabled = false;
    await this.#roll();
  }

  #paint() {
    paintPlane(this.canvas, this.#map, REACH, this.nameOf);
  }

  /** Draws a point from N(0, I). */
  async #roll() {
    try {
      const sample = {
        network: this.network,
        way: /** @type {const} */ ('prior'),
        spread: 1,
        count: 1,
        seed: Number(this.context.get('seed')),
      };
      const generatedImages = await this.turn.ask({ generate: { sample } }, { latest: 'point' });
      this.#show(generatedImages.codes, generatedImages.images, true);
      const words = { label: this.nameOf(generatedImages.labels[0]) };
      this.says.textContent = t(generatedImages.doubtful[0] ? 'point.doubtful' : 'point.digit', words);
      this.says.dataset.doubtful = String(generatedImages.doubtful[0]);
    } catch (error) {
      this.onError(error);
    }
  }

  /** Sets a point by hand. @param {number} x @param {number} y */
  async #place(x, y) {
    if (!this.#code) return;
    const codes = new Float32Array([x, y].map((value) => Math.max(-REACH, Math.min(REACH, value))));
    try {
      const decode = { network: this.network, codes: codes.slice(), input: null };
      const { images } = await this.turn.ask({ reconstruct: { decode } }, { latest: 'point' });
      this.#show(codes, images, false);
      this.says.textContent = t('point.hand');
      delete this.says.dataset.doubtful;
    } catch (error) {
      this.onError(error);
    }
  }

  /** @param {Float32Array} code @param {Float32Array} image @param {boolean} isThrown */
  #show(code, image, isThrown) {
    this.#code = code.slice();
    const [x, y] = code;
    const words = `h = ( ${number(x, 2)} ; ${number(y, 2)} )`;
    this.dart.hidden = false;
    this.dart.style.left = `${50 + (50 * x) / REACH}%`;
    this.dart.style.top = `${50 - (50 * y) / REACH}%`;
    attribute(this.dart, 'aria-valuenow', x.toFixed(2));
    attribute(this.dart, 'aria-valuetext', words);
    this.coordinates.textContent = words;
    Object.assign(this.coordinates.dataset, { x: String(x), y: String(y) });
    paintGrey(this.image, image);
    // Restart the animation from die to image by setting its class again.
    this.stage.classList.remove('thrown');
    if (isThrown) void this.stage.offsetWidth;
    this.stage.classList.toggle('thrown', isThrown);
    this.element.dataset.updates = String(Number(this.element.dataset.updates ?? 0) + 1);
  }

  async #save() {
    const sheet = await snapshot(this.stage);
    saveCanvas(sheet, `${t('point.file.image')}.png`, {
      title: t('option.point'),
      of: this.element,
      legend: [],
    });
  }

  destroy() {
    this.turns.end();
    this.stop();
  }
}
