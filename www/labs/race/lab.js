import { isSoftwareAdapter, softwareAdapter } from '../../engine/backends.js';
import { number, t } from '../../i18n/index.js';
import { heading } from '../../ui/cards.js';
import { h } from '../../ui/dom.js';
import { icon } from '../../ui/icons.js';
import { more } from '../../ui/more.js';
import { controlSegments } from '../../lab-kit/control-segments.js';
import { lesson } from '../../lab-kit/lesson.js';
import { readMeasured } from '../../lab-kit/measured.js';
import { showError } from '../../lab-kit/show-error.js';
import { SIZES, batchSlider, nearestSize } from './batch-slider.js';
import { lossPanel } from './loss-panel.js';
import { batchWords, overtaking, says } from './overtaking.js';
import { RACE_MS, Race } from './race.js';
import { sizesPanel } from './sizes-panel.js';
import { trackPanel } from './track-panel.js';

/** @typedef {import('./runner.js').Runner} Runner */

/** Seed of the weights and the image order: the same for both engines, so that they do the same work. */
const SEED = 1;

/**
 * "Carrera": CPU and WebGPU train the same network side by side; shows the batch size at which one overtakes the other.
 * @type {import('../../lab-kit/types.js').Mount}
 */
export function mount(root, context) {
  return new RaceLab(root, context);
}

/** @typedef {Map<string, Map<number, import('./overtaking.js').Speeds>>} Speeds by network and batch size */

/** Speeds measured since the page was opened: measuring takes long, and the lab may be left meanwhile. @type {WeakMap<object, Speeds>} */
const MEASURED = new WeakMap();

class RaceLab {
  /** Name of the device that computes WebGPU, as far as known before the race. */
  adapter = '';
  /** Whether the lab has been left. */
  isGone = false;
  /** Shipped measurements. @type {import('./sizes-panel.js').Measurements} */
  beforehand = { machine: '', cpu: {} };

  /** @param {HTMLElement} root @param {import('../../lab-kit/types.js').LabContext} context */
  constructor(root, context) {
    this.context = context;
    this.speeds = MEASURED.get(context.run) ?? new Map();
    MEASURED.set(context.run, this.speeds);
    const onError = (/** @type {unknown} */ error) => this.#fail(error);
    this.race = new Race(context, {
      change: () => this.#show(),
      speed: (runner) => this.#keep(runner),
      error: onError,
    });
    this.tracks = { cpu: trackPanel('cpu'), webgpu: trackPanel('webgpu') };
    const { cpu, webgpu } = this.tracks;
    this.places = h(
      'div',
      { class: 'race-tracks grid split gap-5', 'data-moment': '' },
      cpu.element,
      webgpu.element,
    );
    this.losses = lossPanel(this.race);
    this.sizes = sizesPanel({
      engine: context.engine,
      sizes: SIZES,
      isAlone: () => this.race.missing !== null,
      onMeasure: (tell) => this.#measure(tell),
      onError,
    });
    this.below = h(
      'div',
      { class: 'race-below card-row grid split gap-5' },
      this.losses.element,
      this.sizes.element,
    );
    this.play = h('button', { type: 'button', class: 'primary', 'data-action': 'play' });
    this.play.addEventListener('click', () => this.#toggle());
    const reset = { type: 'button', 'data-action': 'reset', onclick: () => this.#stop() };
    this.reset = h('button', reset, icon('reset'), t('player.reset'));
    this.verdict = h('p', { class: 'race-verdict snug', 'data-view': 'verdict', 'data-moment': '' });
    this.warning = h(
      'p',
      { class: 'race-warning warning text-s snug', 'data-view': 'simulated' },
      t('race.noGpu'),
    );
    this.note = h('span', { class: 'quiet', 'data-view': 'plan' });
    this.networks = controlSegments('race', 'raceNetwork', {
      key: 'network',
      chosen: this.#network,
      onChoose: (network) => this.#choose({ raceNetwork: network }),
    });
    this.#lay(root);
    const { engine } = context.run;
    this.onStatus = () => this.#show();
    engine.addEventListener('status', this.onStatus);
    this.#look();
    this.#show();
    void this.#lookAhead();
  }

  /** Checks for WebGPU before the race: without it the first screen differs. */
  async #lookAhead() {
    const [notice] = await Promise.all([softwareAdapter(), this.#recall()]);
    if (this.isGone) return;
    const adapter = String(notice?.params.adapter ?? '');
    if (adapter) this.adapter = adapter;
    this.race.lookAhead(adapter ? null : notice);
    this.#show();
    this.context.ready();
  }

  async #recall() {
    try {
      this.beforehand = await this.context.engine.wait(readMeasured('race'));
      this.sizes.recall(this.beforehand);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {HTMLElement} root */
  #lay(root) {
    const networks = more(
      h('div', { class: 'race-networks grid gap-3' }, this.networks.element, this.note),
    ).element;
    networks.classList.add('race-more');
    const slider = batchSlider(this.#size, (size) => this.#choose({ batchSize: size }));
    root.replaceChildren(
      h(
        'div',
        { class: 'heading-row wrap' },
        heading(t('lab.race'), t('race.question'), t('race.lead')),
        networks,
      ),
      h(
        'div',
        { class: 'card race-bar row' },
        h('fieldset', { class: 'tools', 'aria-label': t('player.label') }, this.play, this.reset),
        slider,
      ),
      this.places,
      this.verdict,
      this.warning,
      this.below,
      lesson('race'),
    );
  }

  get #network() {
    return /** @type {import('../../generated/protocol.js').RaceNetwork} */ (this.context.get('raceNetwork'));
  }

  get #size() {
    return nearestSize(Number(this.context.get('batchSize')));
  }

  #settings(batchSize = this.#size) {
    return { network: this.#network, batchSize, seed: SEED };
  }

  unmount() {
    this.isGone = true;
    this.race.reset();
    this.context.run.engine.removeEventListener('status', this.onStatus);
    for (const part of [this.losses, this.sizes]) part.destroy();
  }

  #toggle() {
    this.sizes.task.stop();
    if (this.race.isOn) this.race.pause();
    else void this.race.start(this.#settings());
  }

  #stop() {
    this.sizes.task.stop();
    this.race.reset();
  }

  /** Changes the network or the batch: a race under way starts again with it, anything else stops. @param {Record<string, string | number>} values */
  #choose(values) {
    const { isOn } = this.race;
    this.context.set(values);
    this.networks.mark(this.#network);
    this.#stop();
    this.#look();
    if (isOn) void this.race.start(this.#settings());
  }

  /** @param {(share: number) => void} tell */
  #measure(tell) {
    return this.race.measure(
      SIZES.map((size) => this.#settings(size)),
      tell,
    );
  }

  get #measured() {
    const speeds = this.speeds.get(this.#network) ?? new Map();
    this.speeds.set(this.#network, speeds);
    return speeds;
  }

  /** Stores a reliable speed as a point of the chart. @param {Runner} runner */
  #keep({ backend, batchSize, samplesPerSecond }) {
    this.#measured.set(batchSize, { ...this.#measured.get(batchSize), [backend]: samplesPerSecond });
    this.sizes.draw();
  }

  #look() {
    this.sizes.look(this.#network, this.#measured, this.#size);
  }

  #show() {
    const { race, play } = this;
    const { state, isOn, cpu, webgpu } = race;
    if (play.dataset.shows !== state) {
      play.dataset.shows = state;
      const word = isOn ? 'player.pause' : state === 'paused' ? 'race.on' : 'race.start';
      play.replaceChildren(icon(isOn ? 'pause' : 'play'), t(word));
    }
    play.disabled = state === 'finished';
    this.reset.disabled = state === 'ready';
    const adapter = this.context.run.engine.status.adapter || this.adapter;
    const fastest = Math.max(cpu.samplesPerSecond, webgpu.samplesPerSecond);
    const track = { fastest, isMissing: false };
    const isMissing = race.missing !== null;
    const before = isMissing && state === 'ready' ? this.#before : null;
    this.tracks.cpu.show(cpu, { ...track, before, says: before?.says ?? this.#says(cpu) });
    this.tracks.webgpu.show(webgpu, { ...track, isMissing, adapter, says: this.#says(webgpu) });
    const isAlone = isMissing && webgpu.steps === 0;
    for (const part of [this.places, this.below]) part.toggleAttribute('data-alone', isAlone);
    this.note.textContent = this.#plan();
    this.#sayVerdict(before?.batches);
    this.losses.show();
    this.sizes.say();
    this.warning.hidden = isMissing || !isSoftwareAdapter(adapter);
  }

  /** Shipped CPU speed for this network and batch, shown until a race has been run. */
  get #before() {
    const { machine, cpu } = this.beforehand;
    const speeds = cpu[this.#network] ?? [];
    const speed = speeds[SIZES.indexOf(this.#size)];
    if (!speed) return null;
    const says = t('race.before.track', { machine });
    const batches = batchWords(SIZES, speeds);
    return { speed, batchSize: this.#size, share: speed / Math.max(...speeds), says, batches };
  }

  /** Describes the network, with its number of weights once it is made. */
  #plan() {
    const plan = t(`race.plan.${this.#network}`);
    const { parameters, isLined } = this.race.cpu;
    return isLined ? `${plan} · ${t('train.parameters', { count: parameters })}` : plan;
  }

  /** Describes the state of an engine. @param {Runner} runner */
  #says(runner) {
    const { race } = this;
    const { status } = this.context.run.engine;
    if (runner === race.webgpu && race.missing) {
      const why = t(race.missing.key, race.missing.params);
      return runner.steps ? why : `${why} ${t('race.elsewhere')}`;
    }
    if (race.state === 'measuring' && runner.batchSize)
      return t('race.measuring', { size: runner.batchSize });
    if (runner.isLined) {
      const warmUp = t('race.warmUp', { seconds: number(runner.warmUpMs / 1000, 1) });
      return runner.ms < RACE_MS ? warmUp : `${t('race.over', { seconds: RACE_MS / 1000 })} ${warmUp}`;
    }
    if (race.state !== 'preparing') return '';
    if (runner === race.webgpu && status.phase === 'preparing' && status.progress !== null)
      return t('race.downloading', { percent: number(100 * status.progress, 0) });
    return t('race.preparing');
  }

  /** Says which engine is ahead with the current batch. @param {string} [before] the sentence shown before any race */
  #sayVerdict(before) {
    const { cpu, webgpu, state, hasRested } = this.race;
    const speeds = { cpu: cpu.samplesPerSecond, webgpu: webgpu.samplesPerSecond };
    const finding = overtaking(state === 'measuring' ? [] : [[cpu.batchSize, speeds]]);
    const none = this.race.missing ? 'race.alone' : 'race.turns';
    const words = finding.kind === 'none' ? (before ?? t(none)) : says(finding);
    this.verdict.textContent = hasRested ? `${words} ${t('race.rested')}` : words;
    this.verdict.dataset.kind = finding.kind;
  }

  /** @param {unknown} error */
  #fail(error) {
    showError(this.context, error);
  }
}
