import { t } from '../../../i18n/index.js';
import { card } from '../../../ui/cards.js';
import { saveCanvas } from '../../../ui/download.js';
import { attribute, h } from '../../../ui/dom.js';
import { fileButtons } from '../../../ui/file-buttons.js';
import { isShortcut } from '../../../ui/keys.js';
import { colour } from '../../../ui/preferences.js';
import { crispCanvas, onRepaint } from '../../../views/canvas.js';
import { PIXELS, SIDE } from '../../../views/pictures/pixels.js';
import { bitsOf, numberOf, wallOf } from './gray.js';

/** Opacity of an empty address's decoded image; the fullest address is opaque. */
const FAINTEST = 0.14;

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * All addresses of a short code as a wall: the decoded image of each, brighter with more samples at it. The current address
 * and its one-bit neighbours are framed.
 */
export class AddressWall {
  #bits = 0;
  /** @type {ReturnType<typeof wallOf>} */
  #wall = wallOf(0);
  /** @type {Float32Array} */
  #occupancy = new Float32Array(0);
  /** @type {number[]} */
  #occupants = [];
  /** The decoded images of all addresses, in address order. @type {OffscreenCanvas | null} */
  #pictures = null;
  /** @type {number | null} */
  #address = null;

  /**
   * @param {object} options
   * @param {(label: number) => string} options.nameOf
   * @param {(bits: Float32Array) => void} options.onChoose called when an address is chosen
   * @param {() => void} options.onShort called to switch to a shorter code
   */
  constructor({ nameOf, onChoose, onShort }) {
    this.nameOf = nameOf;
    this.onChoose = onChoose;
    const shorter = {
      type: 'button',
      class: 'primary',
      'data-action': 'short',
      hidden: true,
      onclick: onShort,
    };
    this.shorter = h('button', shorter, t('wallAddresses.short'));
    this.canvas = h('canvas', {
      role: 'slider',
      tabindex: 0,
      'aria-label': t('wallAddresses.label'),
      'aria-valuemin': 0,
      'data-view': 'address-wall',
      'data-moment': '',
    });
    this.says = h('p', { class: 'address-says medium snug', role: 'status', 'data-view': 'address-says' });
    const files = fileButtons({
      png: () => saveCanvas(this.canvas, `${t('wallAddresses.file.wall')}.png`, { legend: [] }),
      of: 'wall',
    });
    this.element = card(
      t('wallAddresses.title'),
      files,
      h('div', { class: 'address-place' }, this.canvas),
      this.says,
      this.shorter,
    );
    this.element.classList.add('address-card');
    this.canvas.addEventListener('pointerdown', (event) => {
      if (event.button === 0) this.#choose(this.#placeAt(event));
    });
    this.canvas.addEventListener('keydown', (event) => {
      const move = MOVES[event.key];
      if (!move || isShortcut(event) || this.#address === null) return;
      event.preventDefault();
      const { columns, rows, place } = this.#wall;
      const [column, row] = place(this.#address);
      this.#choose([(column + move[0] + columns) % columns, (row + move[1] + rows) % rows]);
    });
    this.stop = onRepaint(this.canvas, () => this.#paint());
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #placeAt({ clientX, clientY }) {
    const box = this.canvas.getBoundingClientRect();
    const { columns, rows } = this.#wall;
    const at = (/** @type {number} */ share, /** @type {number} */ count) =>
      Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    return [at((clientX - box.left) / box.width, columns), at((clientY - box.top) / box.height, rows)];
  }

  /** @param {[number, number]} place */
  #choose([column, row]) {
    if (!this.#pictures) return;
    this.onChoose(bitsOf(this.#wall.address(column, row), this.#bits));
  }

  /** All addresses as codes. */
  get codes() {
    const count = 1 << this.#bits;
    const codes = new Float32Array(count * this.#bits);
    for (let address = 0; address < count; address++)
      codes.set(bitsOf(address, this.#bits), address * this.#bits);
    return codes;
  }

  /**
   * Sets the occupants of the addresses.
   * @param {import('../../../generated/protocol.js').BucketStatistics} statistics
   * @returns {boolean} whether there are few enough addresses to show
   */
  fill({ bits, occupancy, occupants }) {
    [this.#bits, this.#occupancy, this.#occupants] = [bits, occupancy, occupants];
    this.#wall = wallOf(occupancy.length ? bits : 0);
    this.#pictures = null;
    this.canvas.hidden = occupancy.length === 0;
    this.shorter.hidden = !this.canvas.hidden;
    return occupancy.length > 0;
  }

  /** Sets the decoded image of each address. @param {Float32Array} images */
  show(images) {
    const count = images.length / PIXELS;
    const pictures = new OffscreenCanvas(SIDE, SIDE * count);
    const context = pictures.getContext('2d');
    if (!context) return;
    const image = context.createImageData(SIDE, SIDE * count);
    for (let i = 0; i < images.length; i++) image.data.fill(255 * images[i], 4 * i, 4 * i + 3);
    for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
    context.putImageData(image, 0, 0);
    this.#pictures = pictures;
    this.canvas.dataset.addresses = String(count);
    this.#tell();
  }

  /** Marks the current address. @param {Float32Array | null} bits */
  look(bits) {
    this.#address = bits && bits.length === this.#bits ? numberOf(bits) : null;
    this.#tell();
  }

  #tell() {
    this.#paint();
    const address = this.#address;
    if (this.canvas.hidden) {
      this.says.textContent = t('wallAddresses.many', { bits: this.#bits, all: 2 ** this.#bits });
      return;
    }
    if (address === null || !this.#pictures) return void (this.says.textContent = t('wallAddresses.none'));
    const count = this.#occupancy[address];
    const used = this.#occupancy.filter((count) => count > 0).length;
    const words = {
      count,
      label: this.nameOf(this.#occupants[address]),
      used,
      all: this.#occupancy.length,
      bits: this.#bits,
    };
    this.says.textContent = `${t(count ? 'wallAddresses.lived' : 'wallAddresses.empty', words)} ${t('wallAddresses.rest', words)}`;
    Object.assign(this.canvas.dataset, {
      address: String(address),
      count: String(count),
      used: String(used),
    });
    attribute(this.canvas, 'aria-valuenow', String(address));
    attribute(this.canvas, 'aria-valuemax', String(this.#occupancy.length - 1));
    attribute(
      this.canvas,
      'aria-valuetext',
      `${[...bitsOf(address, this.#bits)].join('')}: ${this.says.textContent}`,
    );
  }

  #paint() {
    const crisp = crispCanvas(this.canvas);
    if (!crisp) return;
    const { context, width, height } = crisp;
    const { columns, rows, address, place } = this.#wall;
    const [wide, high] = [width / columns, height / rows];
    const fullest = Math.max(1, ...this.#occupancy);
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    if (!this.#pictures) return;
    context.imageSmoothingEnabled = true;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const word = address(column, row);
        // Square root, because most addresses hold few samples.
        const share = Math.sqrt(this.#occupancy[word] / fullest);
        context.globalAlpha = this.#occupancy[word] ? 0.3 + 0.7 * share : FAINTEST;
        context.drawImage(this.#pictures, 0, SIDE * word, SIDE, SIDE, column * wide, row * high, wide, high);
      }
    }
    context.globalAlpha = 1;
    if (this.#address === null) return;
    const frame = (/** @type {number} */ word, /** @type {string} */ token, /** @type {number} */ thick) => {
      const [column, row] = place(word);
      context.strokeStyle = colour(token);
      context.lineWidth = thick;
      context.strokeRect(column * wide + thick / 2, row * high + thick / 2, wide - thick, high - thick);
    };
    for (let bit = 0; bit < this.#bits; bit++) frame(this.#address ^ (1 << bit), '--positive', 3);
    frame(this.#address, '--negative', 5);
  }

  destroy() {
    this.stop();
  }
}
