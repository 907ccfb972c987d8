/**
 * @typedef {import('../generated/protocol.js').TrainConfig} TrainConfig
 * @typedef {import('../generated/protocol.js').RunStart} RunStart
 * @typedef {import('../generated/protocol.js').StepLosses} StepLosses
 * @typedef {import('../generated/protocol.js').Evaluation} Evaluation
 * @typedef {import('./run-home.js').RunRecord} RunRecord
 */

/** How far a run is: its settings, its curves, and how it diverged. */
export class RunProgress extends EventTarget {
  /** @type {TrainConfig | null} */
  config = null;
  /** @type {RunStart | null} */
  started = null;
  step = 0;
  /** Objective in each step, index 0 for step 1: mean ℓ of the batch plus the penalty. @type {number[]} */
  losses = [];
  /** The penalty included in it; empty without a penalty. @type {number[]} */
  penalties = [];
  /** Total time of the steps, in ms. */
  trainingMs = 0;
  /** @type {Evaluation[]} */
  evaluations = [];
  /** Step at which the loss became NaN or exploded. @type {number | null} */
  divergedAt = null;
  /** @type {'notFinite' | 'exploded' | null} */
  divergedAs = null;
  /** @type {number | null} */
  stepsPerSecond = null;
  /** Whether the run came with the page, and has done no step here. */
  isBeforehand = false;

  /** Epochs done, including the fraction of the current one. */
  get epoch() {
    return this.started ? this.step / this.started.stepsPerEpoch : 0;
  }

  /** Number of steps of the whole run. */
  get totalSteps() {
    return this.started && this.config ? this.config.epochs * this.started.stepsPerEpoch : 0;
  }

  /** Seconds left at the current speed, or null. */
  get secondsLeft() {
    return this.stepsPerSecond ? Math.max(0, this.totalSteps - this.step) / this.stepsPerSecond : null;
  }

  /** Begins at step 0. @param {TrainConfig} config @param {RunStart} started */
  beginAt0(config, started) {
    Object.assign(this, { config, started, step: 0, losses: [], penalties: [], evaluations: [] });
    Object.assign(this, { trainingMs: 0, divergedAt: null, divergedAs: null, stepsPerSecond: null });
    this.isBeforehand = false;
  }

  /** Continues from a record. @param {RunRecord} record @param {RunStart} started @param {boolean} isBeforehand */
  continueFrom({ config, losses, penalties, evaluations, trainingMs }, started, isBeforehand) {
    Object.assign(this, { config, started, trainingMs, evaluations: evaluations.slice() });
    Object.assign(this, { losses: [...losses], penalties: [...penalties] });
    Object.assign(this, { divergedAt: null, divergedAs: null, stepsPerSecond: null, isBeforehand });
    this.goBackTo(started.step);
  }

  /** Continues from the last copy on another engine. @param {RunStart | null} started */
  resumeFrom(started) {
    this.started = started;
    this.goBackTo(started?.step ?? 0);
    this.stepsPerSecond = null;
  }

  /** @param {Partial<TrainConfig>} change */
  adjustTo(change) {
    if (this.config) this.config = { ...this.config, ...change };
  }

  /** A copy that later steps do not change, or null without a run. */
  copyOfProgress() {
    const { config, started, step, trainingMs, losses, penalties, evaluations } = this;
    if (!config || !started) return null;
    const curves = { losses: losses.slice(), penalties: penalties.slice(), evaluations: evaluations.slice() };
    return { config, started, step, trainingMs, ...curves };
  }

  /** Adds steps that took `ms`. @param {StepLosses} stepLosses @param {number} ms */
  add({ step, losses, penalties }, ms) {
    this.trainingMs += ms;
    this.isBeforehand = false;
    if (losses.length > 0) {
      const speed = (1000 * losses.length) / ms;
      this.stepsPerSecond = this.stepsPerSecond === null ? speed : 0.9 * this.stepsPerSecond + 0.1 * speed;
    }
    this.losses.push(...losses);
    this.penalties.push(...penalties);
    this.goBackTo(step); // a diverged run returns to an earlier step
    this.divergedAt = this.divergedAs = null;
  }

  /** @param {number} step */
  goBackTo(step) {
    this.step = step;
    this.losses.length = Math.min(this.losses.length, step);
    this.penalties.length = Math.min(this.penalties.length, step);
    this.evaluations = this.evaluations.filter((evaluation) => evaluation.step <= step);
  }
}
