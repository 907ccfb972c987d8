import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staleError } from '../../www/engine/error.js';
import { Stepper } from '../../www/ui/stepper.js';
import { fakeDocument } from './fake-dom.js';

fakeDocument();

/** Time between replies in ms, and the last step of a run. */
const [PACE, LAST] = [100, 1000];

/**
 * A stepper over a run that takes a fixed time per step.
 * @param {import('node:test').TestContext} context
 * @param {number} [ms] per step
 */
function begun(context, ms = 1) {
  let now = 0;
  context.mock.method(performance, 'now', () => now);
  /** Replies held back. @type {(() => void)[]} */
  const held = [];
  const seen = {
    step: 0,
    ms,
    hold: false,
    /** Error of the next reply. @type {Error | null} */
    failure: null,
    /** @type {number[]} */
    bursts: [],
    /** @type {number[]} */
    replies: [],
    /** @type {boolean[]} */
    states: [],
    /** @type {unknown[]} */
    errors: [],
    resets: 0,
    /** Releases the held replies. */
    release() {
      seen.hold = false;
      for (const answer of held.splice(0)) answer();
    },
  };
  const stepper = new Stepper({
    ask: async (steps) => {
      seen.bursts.push(steps);
      if (seen.hold) await new Promise((resolve) => held.push(() => resolve(undefined)));
      if (seen.failure) throw seen.failure;
      now += steps * seen.ms;
      seen.step += steps;
      return { step: seen.step };
    },
    onReply: ({ step }) => seen.replies.push(step),
    onReset: () => seen.resets++,
    onError: (error) => seen.errors.push(error),
    onState: (running) => seen.states.push(running),
    pace: PACE,
    last: LAST,
  });
  return { stepper, seen };
}

test('without a run there is nothing to play', (context) => {
  const { stepper, seen } = begun(context);
  assert.equal(stepper.play.disabled, true);
  stepper.play.click();
  assert.deepEqual(seen.bursts, []);
  stepper.at(0);
  assert.equal(stepper.play.disabled, false);
  stepper.wait();
  assert.equal(stepper.play.disabled, true);
  stepper.reset.click();
  assert.equal(seen.resets, 1);
});

test('it runs to its last step, and then cannot be played', async (context) => {
  const { stepper, seen } = begun(context);
  stepper.at(0);
  await stepper.run();
  assert.ok(seen.step >= LAST && seen.step < LAST + PACE, `${seen.step} steps`);
  assert.equal(stepper.readout.dataset.step, String(seen.step));
  assert.deepEqual(seen.states, [true, false]);
  assert.equal(stepper.play.disabled, true);
});

test('steps are counted from its start, and it can stop before the last', async (context) => {
  const { stepper, seen } = begun(context);
  seen.step = 5000;
  stepper.at(5000, true);
  assert.equal(stepper.isShipped, true);
  assert.equal(stepper.readout.dataset.step, '5000');
  await stepper.run(300);
  assert.ok(seen.step >= 5300 && seen.step < 5300 + PACE, `${seen.step} steps`);
  assert.equal(stepper.play.disabled, false, 'it can continue to its last step');
});

test('a burst becomes as long as the pace allows, in either direction, and is never empty', async (context) => {
  const { stepper, seen } = begun(context, 2);
  stepper.at(0);
  await stepper.run(200);
  assert.deepEqual(seen.bursts.slice(0, 3), [20, 50, 50]);
  seen.ms = 1000;
  seen.bursts.length = 0;
  await stepper.run(seen.step + 52);
  assert.deepEqual(seen.bursts, [50, 1, 1]);
  seen.ms = 0;
  await stepper.run(seen.step + 600);
  assert.equal(Math.max(...seen.bursts), 500);
});

test('a pause ends it after the current burst, which is still shown', async (context) => {
  const { stepper, seen } = begun(context);
  stepper.at(0);
  seen.hold = true;
  const run = stepper.run();
  stepper.play.click();
  assert.deepEqual(seen.states, [true, false]);
  seen.release();
  await run;
  assert.deepEqual([seen.bursts.length, seen.replies], [1, [20]]);
});

test('a pause followed at once by play continues with one loop', async (context) => {
  const { stepper, seen } = begun(context);
  stepper.at(0);
  seen.hold = true;
  const first = stepper.run();
  stepper.stop();
  await stepper.run(60); // it returns at once: the first loop continues
  assert.equal(seen.bursts.length, 1);
  seen.release();
  await first;
  assert.ok(seen.step >= 60);
  assert.equal(seen.replies.length, seen.bursts.length);
});

test('a burst of a replaced run ends the play, and the new run continues from its own start', async (context) => {
  const { stepper, seen } = begun(context);
  stepper.at(0);
  seen.hold = true;
  const run = stepper.run(100);
  seen.failure = staleError(); // as a turn rejects earlier questions
  seen.release();
  await run;
  assert.deepEqual([seen.replies, seen.errors], [[], [seen.failure]]);
  seen.failure = null;
  seen.step = 400;
  stepper.at(400);
  await stepper.run(100);
  assert.deepEqual(
    seen.bursts.slice(0, 2),
    [20, 20],
    'a burst cancelled at once does not count for the pace',
  );
  assert.equal(stepper.began, 400);
  assert.equal(stepper.readout.dataset.step, String(seen.step));
  assert.ok(seen.step >= 500);
});

test('an error stops it and is passed on, and it can be played again', async (context) => {
  const { stepper, seen } = begun(context);
  stepper.at(0);
  seen.failure = new Error('refused');
  await stepper.run();
  assert.deepEqual(seen.errors, [seen.failure]);
  assert.deepEqual([seen.states, seen.replies], [[true, false], []]);
  seen.failure = null;
  await stepper.run(40);
  assert.ok(seen.step >= 40);
});
