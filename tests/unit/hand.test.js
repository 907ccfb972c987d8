import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hand } from '../../www/views/pictures/hand.js';

/** A hand over a pad that notes what its pointers come to: `b` begins a stroke, `d` draws, `e` ends, `t` takes it back. */
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

test('a stroke is drawn, and ends once however often it is told to', () => {
  const own = pad();
  for (const type of ['mouse', 'pen', 'touch']) {
    own.down(type);
    own.move(type);
    own.up(type);
    own.up(type); // the capture is lost after that
    own.wait(2000);
  }
  assert.equal(own.said, 'bdebdebde');
});

test('other buttons and the rubber of a pen begin no stroke', () => {
  const own = pad();
  own.down('mouse', 1, { button: 2, buttons: 2 });
  own.down('mouse', 1, { button: 1, buttons: 4 });
  own.down('pen', 2, { button: 5, buttons: 32 });
  own.move('pen', 2, { buttons: 32 });
  assert.equal(own.said, '');
});

test('a stroke ends where the button is no longer pressed, whatever else is', () => {
  for (const [type, buttons] of /** @type {const} */ ([
    ['mouse', 0],
    ['mouse', 2],
    ['pen', 0],
  ])) {
    const own = pad();
    own.down(type);
    own.move(type, 1, { buttons });
    own.move(type);
    assert.equal(own.said, 'be', `${type} with the buttons ${buttons}`);
  }
});

test('two fingers leave no stroke, nor does a third one while they are down', () => {
  const own = pad();
  own.down('touch', 1);
  own.move('touch', 1);
  own.down('touch', 2);
  own.move('touch', 2);
  own.down('touch', 3);
  own.move('touch', 3);
  for (const finger of [1, 2, 3]) own.up('touch', finger);
  assert.equal(own.said, 'bdt');
  own.down('touch', 4);
  assert.equal(own.said, 'bdtb', 'alone, a finger draws again');
});

test('a pen takes over from a resting hand, and the hand does not draw while the pen is near', () => {
  const own = pad();
  own.down('touch', 1);
  own.down('pen', 2);
  own.move('touch', 1);
  own.down('touch', 3);
  own.move('pen', 2);
  own.up('pen', 2);
  own.up('touch', 1);
  own.up('touch', 3);
  own.wait(100);
  own.down('touch', 4);
  own.up('touch', 4);
  assert.equal(own.said, 'btbde');
  own.wait(2000);
  own.down('touch', 5);
  assert.equal(own.said, 'btbdeb');
});

test('what the browser takes away ends the stroke', () => {
  const own = pad();
  own.down('touch', 1);
  own.up('touch', 1); // `pointercancel`
  own.down('touch', 2);
  assert.equal(own.said, 'beb');
});
