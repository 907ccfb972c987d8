import { currentLanguage, has, number, significant, t } from '../../i18n/index.js';
import { h } from '../../ui/dom.js';
import { SOON_MS } from './check.js';

/**
 * @typedef {import('./check.js').Report} Report
 * @typedef {import('./check.js').SceneReport} SceneReport
 */

/** Minimum window width for a projected page. */
const NARROWEST = 1280;
/** Free storage below which a warning is due, in bytes. */
const LITTLE_ROOM = 50e6;

/**
 * The problems, in sentences; empty when the class can begin.
 * @param {Report} report
 * @param {import('../score.js').Score} score
 * @returns {string[]}
 */
export function problems({ scenes, offline, storage, window: { width }, isElsewhere }, score) {
  const ofScenes = scenes.flatMap(({ place, faults }) =>
    faults.map(({ key, params }) => {
      const scene = t('check.scene', {
        place: place + 1,
        question: score.scenes[place].question[currentLanguage()],
      });
      return `${scene} ${t(`check.fault.${key}`, params)}`;
    }),
  );
  const slow = scenes.filter(
    ({ ms, faults }) => ms > SOON_MS && !faults.some(({ key }) => key === 'notOpened'),
  );
  const room = storage ? storage.quota - storage.usage : Infinity;
  return [
    ...ofScenes,
    ...slow.map(({ place, ms }) => t('check.slow', { place: place + 1, seconds: seconds(ms / 1000) })),
    offline.state === 'kept' ? '' : t(`check.offline.${offline.state}`, { why: offline.why }),
    isElsewhere ? t('check.elsewhere') : '',
    width < NARROWEST ? t('check.narrow', { width, least: NARROWEST }) : '',
    room < LITTLE_ROOM ? t('check.room', { size: megabytes(room) }) : '',
  ].filter(Boolean);
}

/**
 * The whole report.
 * @param {Report} report
 * @param {import('../score.js').Score} score
 * @returns {Node[]}
 */
export function reportParts(report, score) {
  const faults = problems(report, score);
  const verdict = faults.length ? t('check.problems', { count: faults.length }) : t('check.ready');
  return [
    h(
      'p',
      {
        class: 'check-verdict text-l strong',
        role: 'status',
        'data-view': 'check-verdict',
        'data-problems': faults.length,
      },
      verdict,
    ),
    h(
      'ul',
      { class: 'check-problems', 'data-view': 'check-problems' },
      faults.map((text) => h('li', {}, text)),
    ),
    h('h3', {}, t('check.expect')),
    h(
      'ul',
      { 'data-view': 'check-machine' },
      machineLines(report).map((text) => h('li', {}, text)),
    ),
    h('h3', {}, t('check.scenes')),
    h('div', { class: 'wide' }, sceneTable(report, score)),
  ];
}

/** @param {Report} report */
function machineLines({ scenes, engines, offline, storage, window: { width, height, ratio, screen } }) {
  const lines = [
    t('check.window', { width, height, screen: `${screen[0]} × ${screen[1]}`, ratio: number(ratio, 2) }),
  ];
  for (const backend of engines.backends) {
    const speed = scenes.find(({ live }) => live[backend])?.live[backend];
    const name =
      backend === 'webgpu' && engines.adapter ? `WebGPU (${engines.adapter})` : t(`engine.${backend}`);
    if (speed)
      lines.push(t('check.speed', { engine: name, ms: significant(speed.msAStep, 2), count: speed.steps }));
    else if (backend === 'webgpu') lines.push(t('check.gpu', { engine: name }));
  }
  const { why } = engines;
  if (why && has(why.key)) lines.push(t(why.key, why.params));
  if (!scenes.some(({ live }) => Object.keys(live).length)) lines.push(t('check.noRun'));
  const slowest = Math.max(...scenes.map(({ ms }) => ms));
  if (scenes.length) lines.push(t('check.slowest', { seconds: seconds(slowest / 1000) }));
  if (offline.state === 'kept') lines.push(t('check.offline.kept'));
  if (storage)
    lines.push(
      t(storage.isLasting ? 'check.storageLasts' : 'check.storage', {
        used: megabytes(storage.usage),
        quota: megabytes(storage.quota),
      }),
    );
  return lines;
}

/** @param {Report} report @param {import('../score.js').Score} score */
function sceneTable({ scenes, engines: { backends } }, score) {
  const heads = ['place', 'question', 'opened'].map((key) => t(`check.head.${key}`));
  const runs = backends.map((backend) => t('check.head.run', { engine: t(`engine.${backend}`) }));
  const rows = scenes.map(({ place, ms, faults, live }) =>
    h(
      'tr',
      { 'data-scene': place + 1, 'data-faults': faults.length || null },
      h('td', {}, number(place + 1)),
      h('th', { scope: 'row' }, score.scenes[place].question[currentLanguage()]),
      h(
        'td',
        {},
        faults.some(({ key }) => key === 'notOpened')
          ? t('check.no')
          : t('check.seconds', { seconds: seconds(ms / 1000) }),
      ),
      backends.map((backend) => {
        const run = live[backend];
        return h('td', {}, run ? t('check.seconds', { seconds: seconds(run.seconds) }) : '–');
      }),
    ),
  );
  return h(
    'table',
    { class: 'number-table work-table check-table' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [...heads, ...runs].map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h('tbody', {}, rows),
  );
}

/** @param {number} value */
const seconds = (value) => number(value, value < 10 ? 1 : 0);
/** @param {number} bytes */
const megabytes = (bytes) => number(bytes / 1e6, bytes < 1e7 ? 1 : 0);
