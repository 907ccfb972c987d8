import { t } from '../../i18n/index.js';
import { card } from '../../ui/cards.js';
import { attribute, h } from '../../ui/dom.js';
import { onLook } from '../../ui/preferences.js';
import { formula } from '../../views/formulas/formula.js';
import { FORMULAS } from './formulas.js';
import { stageStrip } from './views/stage-strip.js';
import { backwardStages } from './backward-stages.js';
import { forwardStages } from './forward-stages.js';
import { residualStage } from './residual-stage.js';
import { isShortcut } from '../../ui/keys.js';

/**
 * @typedef {import('../../generated/protocol.js').StepDissection} StepDissection
 * @typedef {import('../../generated/protocol.js').TrainConfig} TrainConfig
 */

/** The stages, and what each one makes. */
const STAGES = /** @type {const} */ ([
  ['input', 'x'],
  ['code', 'encodes'],
  ['reconstruction', 'decodes'],
  ['residual', 'residual'],
  ['gradient', 'gradientOf'],
  ['update', 'updates'],
]);
const LAST = STAGES.length;
/**
 * @param {StepDissection} step
 * @param {TrainConfig} config the step's settings
 */
const contentsOf = (step, config) => [
  ...forwardStages(step, config),
  residualStage(step, config),
  ...backwardStages(step, config),
];
/** @param {number} stage counted from 1 */
const titleOf = (stage) => t(`dissect.title.${STAGES[stage - 1][0]}`);

/**
 * One training step in slow motion: what enters, what comes out, and how it changes the weights.
 * @param {import('../../lab-kit/types.js').LabContext} context
 */
export function stepsPanel({ run }) {
  /**
   * The step on screen, with its settings.
   * @type {{ step: StepDissection, config: TrainConfig } | null}
   */
  let shown = null;
  /** Whether it previews the next step, computed on a copy before the user asks for one. */
  let ahead = false;
  /** Number of steps computed on copies after the end of a run, each with the next batch. */
  let copies = 0;
  /** @type {import('./views/stage-strip.js').StageContent[]} */
  let contents = [];
  let current = 0;
  let busy = false;
  /** The run's step at the last preview. */
  let lookedFrom = -1;
  /** @type {Promise<void> | undefined} */
  let looking;
  const listening = new AbortController();

  const next = h(
    'button',
    { type: 'button', class: 'primary', 'data-action': 'next-stage', onclick: () => void goOn() },
    t('dissect.next'),
  );
  const whole = h(
    'button',
    { type: 'button', 'data-action': 'whole-step', onclick: () => void makeStep(LAST) },
    t('dissect.whole'),
  );
  const count = h('span');
  const tools = h('span', { class: 'tools step-tools' }, count, next, whole);
  const spoken = h('p', { class: 'visually-hidden', role: 'status' });
  const strip = stageStrip(
    STAGES.map(([, symbol], index) => ({
      title: titleOf(index + 1),
      symbol: () => formula(FORMULAS[symbol]),
    })),
    {
      label: t('dissect.strip'),
      spans: [
        [3, t('dissect.forward')],
        [3, t('dissect.backward')],
      ],
      onPick: (stage) => goTo(stage),
    },
  );
  const element = card(t('dissect.heading'), tools, strip.element, spoken);
  element.classList.add('dissect');
  element.dataset.view = 'dissect';

  /** @param {number} stage counted from 1 */
  function goTo(stage) {
    if (!shown || stage < 1 || stage > LAST) return;
    current = stage;
    tell();
    strip.follow(stage);
    const params = { stage, title: titleOf(stage), text: contents[stage - 1].says };
    spoken.textContent = t('dissect.spoken', params);
  }

  // Continuing from a preview performs the step in the run: with the same batch, it looks the same.
  const goOn = () => {
    if (!shown || current === LAST) return makeStep(1);
    return ahead ? makeStep(current + 1) : goTo(current + 1);
  };

  /** @param {number} stage the stage to show first */
  async function makeStep(stage) {
    await looking;
    if (busy || !canStep()) return;
    await take(hasEnded() ? run.dissectCopy(copies++) : run.dissect(), false);
    if (shown && !ahead && !listening.signal.aborted) goTo(stage);
  }

  /** Previews the next step until one is requested, so that the boxes are never empty. */
  async function lookAhead() {
    const isKept = shown && (!ahead || run.state === 'running');
    if (busy || !canStep() || isKept || lookedFrom === run.step) return;
    lookedFrom = run.step;
    looking = take(run.dissectCopy(0), true);
    await looking;
  }

  /** @param {ReturnType<typeof run.dissectCopy>} asked @param {boolean} isAhead */
  async function take(asked, isAhead) {
    busy = true;
    attribute(element, 'aria-busy', true);
    const dissection = await asked.finally(() => {
      busy = false;
      attribute(element, 'aria-busy', null);
    });
    if (listening.signal.aborted) return;
    // Another run may have been requested meanwhile.
    if (dissection && run.state !== 'loading') {
      [shown, ahead] = [dissection, isAhead];
      current ||= 1;
      paint();
    }
    tell();
  }

  const canStep = () => run.state !== 'loading' && run.state !== 'empty';
  const hasEnded = () => canStep() && run.totalSteps > 0 && run.step >= run.totalSteps;

  /** Repaints the pictures in the theme's colours. */
  function paint() {
    contents = shown ? contentsOf(shown.step, shown.config) : [];
    strip.fill(contents);
  }

  function tell() {
    strip.show(shown ? LAST : 0, current);
    element.dataset.stage = String(current);
    attribute(element, 'data-step', shown?.step.step);
    const isCopy = shown !== null && shown.step.step > run.step;
    count.textContent = shown ? t(isCopy ? 'dissect.copy' : 'dissect.step', { step: shown.step.step }) : '';
    whole.disabled = !canStep();
    next.disabled = whole.disabled && (!shown || current === LAST);
  }

  /** Shows the panel and updates it to the run. */
  async function show() {
    tell();
    await lookAhead();
  }

  /** Another run has begun: this step does not belong to it. */
  function forget() {
    [shown, ahead] = [null, false];
    [current, copies, lookedFrom] = [0, 0, -1];
    spoken.textContent = '';
    paint();
    tell();
  }

  strip.element.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: current - 1, Home: 1, End: LAST }[event.key];
    if (isShortcut(event) || (event.key !== 'ArrowRight' && to === undefined)) return;
    event.preventDefault();
    if (to !== undefined) goTo(to);
    else if (!event.repeat || current < LAST) void goOn();
  });
  run.addEventListener('change', () => run.state === 'loading' && forget(), { signal: listening.signal });
  const stopLook = onLook(() => {
    paint();
    tell();
  });
  tell();
  return {
    element,
    show,
    destroy() {
      listening.abort();
      stopLook();
    },
  };
}
