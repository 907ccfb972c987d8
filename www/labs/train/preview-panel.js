import { number, t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h, setText } from '../../ui/dom.js';
import { PIXELS, paintGrey, pixelCanvas } from '../../views/pictures/pixels.js';
import { previewGrid } from './views/preview-grid.js';
import { classNames, testSetOf } from '../../lab-kit/classes.js';
import { linkedPad } from '../../lab-kit/linked-pad.js';
import { SAMPLES, sampleIndices } from './samples.js';
import { viewErrors } from './view-errors.js';

/** Refresh interval of the pictures during training, in ms. */
const EVERY_MS = 250;

/**
 * Test samples and the user's drawing, with the network's reconstructions during training.
 * @param {import('../../lab-kit/types.js').LabContext} context
 * @param {() => boolean} isShown whether the test samples are visible; the drawing always is
 */
export function previewPanel(context, isShown) {
  const { engine, run } = context;
  const errors = viewErrors(context);
  const grid = previewGrid(SAMPLES);
  const reconstruction = pixelCanvas('drawing-reconstruction');
  reconstruction.setAttribute('aria-label', t('preview.drawing'));
  attribute(reconstruction, 'data-blank', true);
  const error = h('p', { class: 'quiet' }, t('preview.drawHint'));
  const note = h('span', {}, t('preview.note'));
  const seenCanvas = pixelCanvas('drawing-seen');
  seenCanvas.hidden = true;
  /** @type {import('../../views/pictures/ink.js').Strokes} */
  let drawing = [];
  /** Counts the drawings: a reply to an older one than shown is stale. */
  let version = 0;
  let shown = 0;
  let last = 0;
  /** A small set has fewer test images than places. */
  let indices = sampleIndices;
  /** Subject of the test images shown: another set may have fewer. @type {string | undefined} */
  let shownSubject;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  const pad = linkedPad(context, { label: t('preview.pad'), onDraw: (strokes) => setDrawing(strokes) });
  const name = t('pad.clear');
  const clear = h(
    'button',
    { type: 'button', class: 'clear pad-tools', 'aria-label': name, title: name, onclick: pad.clear },
    '×',
  );
  const images = h('div', { class: 'user-drawing grid gap-3' }, pad.element, seenCanvas, reconstruction);

  /** @param {import('../../views/pictures/ink.js').Strokes} strokes */
  function setDrawing(strokes) {
    drawing = strokes;
    version++;
    // Answer the user at once; the test samples do not depend on the drawing.
    if (strokes.length > 0) return void ask([], 'drawing');
    reconstruction.getContext('2d')?.clearRect(0, 0, reconstruction.width, reconstruction.height);
    attribute(reconstruction, 'data-blank', true);
    seenCanvas.hidden = true;
    error.textContent = t('preview.drawHint');
    reconstruction.setAttribute('aria-label', t('preview.drawing'));
    attribute(reconstruction, 'data-mse', null);
  }

  function refresh() {
    clearTimeout(later);
    const wait = EVERY_MS - (performance.now() - last);
    if (wait > 0) later = setTimeout(refresh, wait);
    else void ask(isShown() && shownSubject === run.config?.subject ? indices : [], 'preview');
  }

  /**
   * @param {number[]} indices test samples, followed by the drawing
   * @param {string} latest name under which a newer question replaces this one
   */
  async function ask(indices, latest) {
    if (!run.started || run.state === 'loading' || run.state === 'empty') return;
    if (indices.length + drawing.length === 0) return;
    if (latest === 'preview') last = performance.now();
    const askedVersion = version;
    const request = {
      train: { preview: { indices, drawing: drawing.length ? { strokes: drawing } : null } },
    };
    try {
      show(await engine.ask(request, { on: engine.home, latest }), indices, askedVersion);
      errors.clear();
    } catch (error) {
      errors.say(error);
    }
  }

  /**
   * @param {import('../../generated/protocol.js').PreviewImages} reply
   * @param {number[]} indices
   * @param {number} askedVersion version of its drawing
   */
  function show(reply, indices, askedVersion) {
    const noisy = run.config !== null && run.config.noise !== 'none';
    setText(note, t(noisy ? 'preview.noteNoisy' : 'preview.note'));
    if (indices.length) grid.show(reply, noisy);
    const place = indices.length; // the drawing follows the samples
    if (drawing.length && reply.errors.length > place && askedVersion >= shown) {
      shown = askedVersion;
      seenCanvas.hidden = !noisy;
      seenCanvas.setAttribute('aria-label', t('preview.corrupted'));
      paintGrey(seenCanvas, reply.seen, place * PIXELS);
      paintGrey(reconstruction, reply.images, place * PIXELS);
      attribute(reconstruction, 'data-blank', null);
      setText(error, t('preview.error', { error: number(reply.errors[place], 4) }));
      reconstruction.setAttribute('aria-label', `${t('preview.drawing')}: ${error.textContent}`);
      reconstruction.dataset.mse = String(reply.errors[place]);
    }
  }

  const samples = card(t('preview.title'), note, grid.element);
  samples.dataset.moment = '';
  const drawingCard = card(t('preview.yours'), clear, images, error);
  drawingCard.classList.add('train-drawing');
  return {
    samples,
    drawing: drawingCard,
    /** Indices of the test images shown. */
    get indices() {
      return indices;
    },
    refresh,
    /** Restores the link's drawing, which may have changed. */
    restore() {
      const strokes = pad.restore();
      if (strokes.length) setDrawing(strokes);
      else if (drawing.length) pad.clear();
    },
    /** Shows the test samples of a new run and the link's drawing. */
    async begin() {
      const subject = run.config?.subject ?? 'digits';
      const set = testSetOf(subject);
      const { count } = await engine.loadData(set);
      indices = sampleIndices.slice(0, count);
      shownSubject = subject;
      grid.showOriginals(await engine.ask({ engine: { pictures: { set, indices } } }), classNames(subject));
      if (!drawing.length) drawing = pad.restore();
      last = 0;
      refresh();
    },
    destroy() {
      clearTimeout(later);
      pad.destroy();
    },
  };
}
