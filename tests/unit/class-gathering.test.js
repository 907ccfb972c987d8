import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packDrawing, unpackDrawing, MAX_POINTS } from '../../www/class/drawing.js';
import { Gathering, gatheringFor } from '../../www/class/gathering.js';
import { KINDS } from '../../www/class/kinds.js';
import { asSteps, firstOf, isSameCode, leakedBy } from '../../www/class/leak-pairs.js';
import { writeLine } from '../../www/class/line.js';
import { EXPERIMENTS } from '../../www/class/link.js';
import { sizeVerdict } from '../../www/class/size-verdict.js';
import { median, pile, spreadOf } from '../../www/class/spread.js';
import { faultsOf } from '../../www/lecture/score.js';
import { readScene, writeScene } from '../../www/router.js';
import { wholeQuery } from '../../www/share/links.js';
import { randomFrom } from '../random.js';

/** @param {number} number */
const lineOf = (number) => writeLine(KINDS.seeds, { number, d: 2, epochs: 10, mse: 0.04 }, 's06');

test('pasting a chat again adds only new lines', () => {
  const gathering = new Gathering(KINDS.seeds, 's06');
  const first = `Ana: ${lineOf(1)}\nLeo: ${lineOf(2)}`;
  assert.equal(gathering.add(first).added, 2);
  const again = gathering.add(`${first}\nEva: ${lineOf(3)}\nEva: ${lineOf(3)}`);
  assert.deepEqual([again.added, again.doubled], [1, 1]);
  assert.deepEqual(
    gathering.lines.map(({ values }) => values.number),
    [1, 2, 3],
  );
  assert.equal(gatheringFor(KINDS.seeds, 'a'), gatheringFor(KINDS.seeds, 'a')); // when a scene is entered again
  assert.notEqual(gatheringFor(KINDS.seeds, 'a'), gatheringFor(KINDS.seeds, 'b'));
});

test('the sample to check is always the same, drawn from all lines, and never repeats a line', () => {
  const gathering = new Gathering(KINDS.seeds, 's06');
  for (let number = 1; number <= 40; number++) gathering.add(lineOf(number));
  const order = gathering.unchecked().map(({ text }) => text);
  assert.deepEqual(
    gathering.unchecked().map(({ text }) => text),
    order,
  );
  assert.deepEqual([...order].sort(), gathering.lines.map(({ text }) => text).sort());
  assert.notDeepEqual(
    order,
    gathering.lines.map(({ text }) => text),
  );
  gathering.verdicts.set(order[0], 'same');
  assert.ok(!gathering.unchecked().some(({ text }) => text === order[0]));
});

test('a spread has its median and its ends, and dots that would overlap are stacked', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(median([]), null);
  assert.deepEqual(spreadOf([3, 1, 2]), { low: 1, high: 3, middle: 2, count: 3 });
  const random = randomFrom(3);
  const values = Array.from({ length: 200 }, () => random(1000));
  const places = pile(values, 30);
  for (const [a, one] of places.entries()) {
    assert.ok(Math.abs(one.at - values[a]) <= 30); // close to its place
    for (const [b, other] of places.entries())
      if (a < b && one.at === other.at) assert.notEqual(one.level, other.level);
  }
  assert.deepEqual(
    pile([5, 5, 5], 1)
      .map(({ level }) => level)
      .sort((a, b) => a - b),
    [0, 1, 2],
  );
});

test('a drawing fits into a line and is restored almost exactly', () => {
  const random = randomFrom(11);
  for (const points of [1, 2, 40, 400, 4000]) {
    const stroke = Float32Array.from({ length: 2 * points }, (_, at) => {
      const turn = (2 * Math.PI * (at >> 1)) / points;
      return 0.5 + 0.4 * (at % 2 ? Math.sin(2 * turn) : Math.cos(turn)) + random(10) / 1e4;
    });
    const packed = packDrawing([stroke, new Float32Array([0.1, 0.1])]);
    assert.ok(packed.length > 0 && packed.length <= MAX_POINTS, `${packed.length} of ${points}`);
    const line = writeLine(KINDS.handwriting, { digit: 4, points: packed });
    assert.ok(line.length <= 200);
    const strokes = unpackDrawing(packed);
    assert.equal(strokes.length, 2);
    if (points < 40) continue;
    // Every point of the drawing has one of the line nearby, on the same scale.
    const [low, high] = [Math.min(...stroke, 0.1), Math.max(...stroke)];
    const flat = [...strokes[0]];
    for (let at = 0; at < stroke.length; at += 2) {
      const [x, y] = [stroke[at], stroke[at + 1]].map((value) => (value - low) / (high - low));
      const near = flat.some(
        (_, i) => i % 2 === 0 && i > 0 && distance([x, y], flat.slice(i - 2, i + 2)) < 0.03,
      );
      assert.ok(near, `${x} ${y}`);
    }
  }
  assert.deepEqual(packDrawing([]), []);
  const many = Array.from({ length: 80 }, (_, at) => new Float32Array([at / 80, 0.5]));
  assert.deepEqual(packDrawing(many), []); // more strokes than fit in a line
});

test('leaked pairs are counted once, and a code identifies its owner up to rounding', () => {
  const line = (/** @type {number} */ number) => ({
    values: { first: firstOf(number, 5), count: 5 },
    text: '',
  });
  assert.equal(leakedBy([line(1), line(2), line(2)]), 10);
  assert.equal(leakedBy([]), 0);
  const code = Float32Array.from({ length: 32 }, (_, at) => at / 2 - 8);
  assert.ok(
    isSameCode(
      asSteps(code),
      code.map((value) => value * 1.0001),
    ),
  );
  assert.ok(
    !isSameCode(
      asSteps(code),
      code.map((value) => value + 1),
    ),
  );
});

test("an experiment's link is read as written, and a lecture scene may have one", () => {
  for (const experiment of Object.keys(EXPERIMENTS)) {
    const scene = readScene(`?class=${experiment}&side=student&number=17&group=s06 b&lang=en`);
    assert.deepEqual([scene.ignored, scene.unknown], [[], []]);
    assert.equal(scene.lab, EXPERIMENTS[experiment]);
    assert.deepEqual(readScene(writeScene(scene)).inClass, scene.inClass);
    assert.equal(scene.inClass?.number, 17);
    // Shared with every setting, it names no control unknown to the lab whose controls it uses.
    assert.deepEqual(readScene(wholeQuery(scene)).unknown, []);
  }
  assert.equal(readScene('?lab=train').inClass, null);
  assert.deepEqual(readScene('?lab=train&number=17').unknown, ['number']);
  assert.deepEqual(readScene('?class=dice').ignored, ['class']);
  assert.deepEqual(readScene('?class=seeds&number=1000&side=other').ignored.sort(), ['number', 'side']);
  const text = { es: 'a', en: 'a' };
  const notes = { say: text, do: text, ask: text, fail: text };
  const look = { view: 'class-main', words: text };
  const score = (/** @type {string} */ link) => ({
    ...{ format: 1, id: 'x', title: text },
    scenes: [{ id: 'a', slide: text, link, question: text, look, minutes: 3, notes }],
  });
  assert.deepEqual(faultsOf(score('class=seeds')), []);
  assert.deepEqual(faultsOf(score('class=dice')), ['scenes[0].link']);
});

/** Distance of a point from a line segment. @param {number[]} point @param {number[]} piece */
function distance([x, y], [ax, ay, bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}

test('the sentence about the bottlenecks follows from their errors', () => {
  const says = (/** @type {(number | null)[]} */ class_, /** @type {(number | null)[]} */ pca) =>
    sizeVerdict([1, 2, 4], class_, pca);
  assert.deepEqual(says([0.05, null, 0.03], [0.06, 0.05, 0.04]), {
    says: 'better',
    better: [1, 4],
    worse: [],
  });
  assert.equal(says([0.05, 0.04, null], [0.05, 0.03, 0.02]).says, 'worse'); // a tie is not less
  assert.deepEqual(says([0.05, 0.04, 0.03], [0.06, 0.03, 0.04]).worse, [2]);
  assert.equal(says([0.05, null, null], [0.06, 0.05, 0.04]).says, 'few');
  assert.equal(says([0.05, 0.04, 0.03], [null, null, 0.04]).says, 'few');
});
