import { h } from './dom.js';
import { has, number, t } from '../i18n/index.js';

const CHOICES = /** @type {const} */ (['auto', 'cpu', 'webgpu']);

/**
 * The status of the engines, and the choice of the training backend.
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('../offline/offline.js').Offline | null} offline
 * @param {(wanted: import('../engine/client.js').BackendChoice) => void} onChoose
 */
export function engineChip(engine, offline, onChoose) {
  const summary = h('summary', { class: 'chip', 'data-view': 'engine' });
  const details = h('div', { class: 'menu-text grid muted', 'data-view': 'engine-text' });
  const choices = CHOICES.map((choice) => {
    const onchange = () => onChoose(choice);
    const input = h('input', { type: 'radio', name: 'backend', value: choice, onchange });
    return { choice, input, label: h('label', {}, input, h('span', {}, t(`engine.${choice}`))) };
  });
  const labels = choices.map(({ label }) => label);
  const menu = h(
    'div',
    { class: 'menu' },
    h('fieldset', {}, h('legend', {}, t('engine.choose')), labels),
    details,
  );
  const element = h('details', { class: 'dropdown' }, summary, menu);

  const show = () => {
    const { status } = engine;
    summary.replaceChildren(...chipText(status, engine.silence));
    Object.assign(summary.dataset, {
      silence: engine.silence,
      backend: status.backend,
      phase: status.phase,
      wanted: status.wanted,
    });
    for (const { choice, input } of choices) input.checked = choice === status.wanted;
    const lines = detailLines(status);
    if (offline) lines.push(...offlineLines(offline));
    details.replaceChildren(...lines.map((line) => h('p', {}, line)));
  };
  for (const type of ['status', 'silence']) engine.addEventListener(type, show);
  offline?.addEventListener('kept', show);
  const stopClosing = closesOutside(element, summary);
  show();
  return {
    element,
    destroy() {
      for (const type of ['status', 'silence']) engine.removeEventListener(type, show);
      offline?.removeEventListener('kept', show);
      stopClosing();
    },
  };
}

/**
 * Closes a menu on Escape and on a click elsewhere.
 * @param {HTMLDetailsElement} element
 * @param {HTMLElement} summary
 */
function closesOutside(element, summary) {
  const onClick = (/** @type {Event} */ event) => {
    if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
  };
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return;
    element.open = false;
    summary.focus();
  });
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

/** @param {import('../engine/client.js').EngineStatus} status @param {import('../engine/watch.js').Silence} silence */
function chipText(status, silence) {
  const dot = h('span', { class: 'dot', 'aria-hidden': 'true' });
  if (status.phase === 'starting') return [dot, t('engine.starting')];
  if (status.phase === 'failed') return [dot, t('engine.failed')];
  const parts = [];
  if (silence !== 'answers') parts.push(h('span', { class: 'chip-detail' }, `· ${t(`engine.${silence}`)}`));
  if (status.backend === 'webgpu' && status.adapter)
    parts.push(h('span', { class: 'chip-more' }, `· ${status.adapter}`));
  if (status.stepsPerSecond !== null) {
    const speed = t('engine.speed', { speed: speedText(status.stepsPerSecond) });
    parts.push(h('span', { class: 'chip-detail' }, `· ${speed}`));
  }
  if (status.phase === 'preparing') {
    const progress = status.progress === null ? '' : ` ${number(Math.round(100 * status.progress))} %`;
    parts.push(h('span', { class: 'chip-detail' }, `· ${t('engine.preparing')}${progress}`));
  }
  return [
    dot,
    h('span', { class: 'chip-word' }, t('engine.word')),
    h('b', {}, t(`engine.${status.backend}`)),
    ...parts,
  ];
}

/** Maximum number of missing files listed: a host may refuse all files of a type. */
const MAX_NAMED = 6;

/**
 * Whether the page is available offline, and which files the host refuses.
 * @param {import('../offline/offline.js').Offline} offline
 */
function offlineLines({ kept, missing, reason }) {
  if (!kept) return reason ? [t('engine.offlineFailed', { reason })] : [];
  const names = missing.map((path) => path.split('/').at(-1));
  const files = [...names.slice(0, MAX_NAMED), ...(names.length > MAX_NAMED ? ['…'] : [])].join(', ');
  return [t('engine.offline'), ...(files ? [t('engine.offlineMissing', { files })] : [])];
}

/** @param {number} value */
const speedText = (value) => number(value, value < 10 ? 1 : 0);

/** @param {import('../engine/client.js').EngineStatus} status */
function detailLines(status) {
  const { notice, adapter, cpuStepsPerSecond: cpu, webgpuStepsPerSecond: webgpu } = status;
  const lines = [];
  if (notice && has(notice.key)) lines.push(t(notice.key, notice.params));
  if (adapter) lines.push(t('engine.adapter', { adapter }));
  if (cpu !== null) lines.push(t('engine.probedCpu', { speed: speedText(cpu) }));
  if (webgpu !== null) lines.push(t('engine.probedWebgpu', { speed: speedText(webgpu) }));
  return [...lines, t('engine.local')];
}
