import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand } from '../../www/views/pictures/hand.js';

/** A hand over a pad that records the effect of its pointers: `b` begins a stroke, `d` draws, `e` ends, `t` takes it back. */
function pad() {
  let [said, now] = ['', 1000];
  const drawer = hand(() => (said += 't'));
  const event = (/** @type {string} */ pointerType, /** @type {number} */ pointerId, more = {}) => ({
    pointerType,
    pointerId,
    button: 0,
    buttons: 1,
    timeStamp: now,
    ...more,
  });
  return {
    /** @param {string} type @param {number} [id] @param {object} [more] */
    down: (type, id = 1, more) => void (drawer.down(event(type, id, more)) && (said += 'b')),
    /** @param {string} type @param {number} [id] @param {object} [more] */
    move(type, id = 1, more) {
      const what = drawer.move(event(type, id, more));
      if (what) said += what === 'draws' ? 'd' : 'e';
    },
    /** @param {string} type @param {number} [id] */
    up: (type, id = 1) => void (drawer.up(event(type, id, { buttons: 0 })) && (said += 'e')),
    wait: (/** @type {number} */ ms) => void (now += ms),
    get said() {
      return said;
    },
  };
}

test('a stroke is drawn, and ends once however many events report its end', () => {
  const hand = pad();
  for (const type of ['mouse', 'pen', 'touch']) {
    hand.down(type);
    hand.move(type);
    hand.up(type);
    hand.up(type); // then the capture is lost
    hand.wait(2000);
  }
  assert.equal(hand.said, 'bdebdebde');
});

test("other buttons and a pen's eraser begin no stroke", () => {
  const hand = pad();
  hand.down('mouse', 1, { button: 2, buttons: 2 });
  hand.down('mouse', 1, { button: 1, buttons: 4 });
  hand.down('pen', 2, { button: 5, buttons: 32 });
  hand.move('pen', 2, { buttons: 32 });
  assert.equal(hand.said, '');
});

test('a stroke ends when its button is released, whatever else is pressed', () => {
  for (const [type, buttons] of /** @type {const} */ ([
    ['mouse', 0],
    ['mouse', 2],
    ['pen', 0],
  ])) {
    const hand = pad();
    hand.down(type);
    hand.move(type, 1, { buttons });
    hand.move(type);
    assert.equal(hand.said, 'be', `${type} with the buttons ${buttons}`);
  }
});

test('two fingers leave no stroke, nor does a third while they are down', () => {
  const hand = pad();
  hand.down('touch', 1);
  hand.move('touch', 1);
  hand.down('touch', 2);
  hand.move('touch', 2);
  hand.down('touch', 3);
  hand.move('touch', 3);
  for (const finger of [1, 2, 3]) hand.up('touch', finger);
  assert.equal(hand.said, 'bdt');
  hand.down('touch', 4);
  assert.equal(hand.said, 'bdtb', 'alone, a finger draws again');
});

test('a pen takes over from a resting hand, and the hand does not draw while the pen is near', () => {
  const hand = pad();
  hand.down('touch', 1);
  hand.down('pen', 2);
  hand.move('touch', 1);
  hand.down('touch', 3);
  hand.move('pen', 2);
  hand.up('pen', 2);
  hand.up('touch', 1);
  hand.up('touch', 3);
  hand.wait(100);
  hand.down('touch', 4);
  hand.up('touch', 4);
  assert.equal(hand.said, 'btbde');
  hand.wait(2000);
  hand.down('touch', 5);
  assert.equal(hand.said, 'btbdeb');
});

test('a pointer taken by the browser ends the stroke', () => {
  const hand = pad();
  hand.down('touch', 1);
  hand.up('touch', 1); // `pointercancel`
  hand.down('touch', 2);
  assert.equal(hand.said, 'beb');
});

test('stroke events before its first move change nothing', () => {
  let takenBack = 0;
  const drawer = hand(() => takenBack++);
  const mouse = { pointerType: 'mouse', pointerId: 1, button: 0, buttons: 1, timeStamp: 1000 };
  assert.equal(drawer.draws(mouse), false);
  drawer.down(mouse);
  assert.equal(drawer.draws(mouse), true);
  assert.equal(drawer.draws({ ...mouse, pointerId: 2 }), false);
  assert.equal(drawer.draws({ ...mouse, buttons: 0 }), false); // the move reports that the press has ended
  assert.equal(drawer.move({ ...mouse, buttons: 0 }), 'ends');
  assert.equal(drawer.draws(mouse), false);
  assert.equal(takenBack, 0);
});
