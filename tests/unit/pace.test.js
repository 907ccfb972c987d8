import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../www/engine/pace.js';
import { HeldPointer } from '../../www/engine/pointer.js';

test('as many steps are asked for at once as take a moment, and few while a pointer is held', () => {
  const pointer = { isHeld: false };
  const pace = new Pace(pointer);
  assert.equal(pace.steps, 1);
  pace.learn(1, 2); // 2 ms per step
  assert.equal(pace.steps, 20);
  pointer.isHeld = true;
  assert.equal(pace.steps, 3);
  pace.learn(3, 6);
  assert.equal(pace.steps, 3);
  pointer.isHeld = false;
  assert.equal(pace.steps, 20, 'as fast as before as soon as it is let go');
  pace.learn(20, 400); // the machine has become slower
  pointer.isHeld = true;
  assert.equal(pace.steps, 1, 'a step is the least');
  pace.learn(1, 500); // a single step is a poor measurement
  pointer.isHeld = false;
  assert.equal(pace.steps, 2);
});

test('a pointer is held from its press until it is let go, is taken away, or the window is left', () => {
  const page = new EventTarget();
  const pointer = new HeldPointer(page);
  /** @param {string} type @param {number} [buttons] */
  const after = (type, buttons) => {
    page.dispatchEvent(Object.assign(new Event(type), buttons === undefined ? {} : { buttons }));
    return pointer.isHeld;
  };
  assert.equal(after('pointermove', 0), false);
  assert.deepEqual(
    [after('pointerdown', 1), after('pointermove', 1), after('pointerup', 0)],
    [true, true, false],
  );
  assert.deepEqual([after('pointerdown', 1), after('pointercancel', 1)], [true, false]);
  assert.deepEqual([after('pointerdown', 1), after('blur')], [true, false]);
  assert.deepEqual([after('pointerdown', 1), after('pointermove', 0)], [true, false], 'on a scroll bar');
});
