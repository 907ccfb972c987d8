import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../../www/engine/pace.js';
import { watchPointer } from '../../www/engine/pointer.js';

test('as many steps are asked for at once as take a moment, and few while a pointer is held', () => {
  const pointer = { isHeld: false };
  const pace = new Pace(pointer);
  assert.equal(pace.steps, 1);
  pace.learn(1, 2); // 2 ms a step
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
  pace.learn(1, 500); // a single step says little
  pointer.isHeld = false;
  assert.equal(pace.steps, 2);
});

test('a pointer is held from its press until it is let go, is taken away, or the window is left', () => {
  const page = new EventTarget();
  const pointer = watchPointer(page);
  const after = (/** @type {string} */ type) => (page.dispatchEvent(new Event(type)), pointer.isHeld);
  assert.deepEqual(['pointerdown', 'pointermove', 'pointerup'].map(after), [true, true, false]);
  assert.deepEqual(['pointerdown', 'pointercancel', 'pointerdown', 'blur'].map(after), [
    true,
    false,
    true,
    false,
  ]);
});
