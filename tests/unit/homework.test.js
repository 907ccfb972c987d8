/** Homework: its link, whether a run fulfils it, and the line that a student sends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswers, writeAnswer } from '../../www/homework/answer.js';
import { taskOfLink } from '../../www/homework/checks.js';
import { isSame } from '../../www/homework/recompute.js';
import { guarded } from '../../www/homework/student.js';
import { broken, conditions, readTask, usualOf, writeTask } from '../../www/homework/task.js';
import { readScene, writeScene } from '../../www/router.js';

/** @type {import('../../www/homework/task.js').Task} */
const TASK = {
  name: 'uno',
  limits: { mse: 0.0095, parameters: 60_000 },
  fixed: { subject: 'digits', images: 5000, noiseLevel: 0.5, hidden: [64, 32], seed: 1 },
};
const config = (changes = {}) => /** @type {any} */ ({ ...usualOf(TASK), epochs: 10, ...changes });
const ANSWER = { config: config({ dCode: 16, kind: 'vanilla' }), epochs: 10, mse: 0.009412, seconds: 31.2 };

test('homework is restored from its link, whatever a chat does to it', () => {
  assert.deepEqual(readTask(writeTask(TASK)), TASK);
  const query = writeScene({ ...readScene('?lab=train&dCode=8'), task: writeTask(TASK) });
  const { task, values, unknown, ignored } = readScene(query);
  assert.deepEqual([readTask(task), values.dCode, unknown, ignored], [TASK, 8, [], []]);
  const link = `https://host.example/index.html${query}`;
  assert.deepEqual(taskOfLink(link), TASK);
  assert.deepEqual(taskOfLink(encodeURI(link)), TASK);
  assert.equal(taskOfLink('https://host.example/index.html?lab=train'), null);
  assert.equal(taskOfLink('tarea'), null);
});

test('invalid homework is rejected', () => {
  for (const text of [
    '',
    'x',
    'n-uno',
    'mse-0.01',
    'n-uno_mse-abc',
    'n-uno_mse-0',
    'n-uno_mse--1',
    'n-uno_mse-0.01_fixed-nothing.1',
    'n-uno_mse-0.01_fixed-dCode.0',
    'n-uno_mse-0.01_fixed-kind.deep',
    'n-uno_mse-0.01_time-3',
    'n-con espacio_mse-0.01',
  ])
    assert.equal(readTask(text), null, text);
});

test('the error must be below its limit; other values may equal theirs', () => {
  const reached = { mse: 0.0095, parameters: 60_000, steps: 1, seconds: 1 };
  assert.deepEqual(
    conditions(TASK, reached).map(({ limit, holds }) => [limit, holds]),
    [
      ['mse', false],
      ['parameters', true],
    ],
  );
  assert.ok(conditions(TASK, { ...reached, mse: 0.00949 }).every(({ holds }) => holds));
  assert.deepEqual(broken(TASK, config()), []);
  assert.deepEqual(broken(TASK, config({ seed: 2, hidden: [64] })), ['hidden', 'seed']);
});

test('a fixed setting stays fixed, whatever sets it', () => {
  /** @type {Record<string, any>[]} */
  const set = [];
  const context = /** @type {any} */ ({
    set: (/** @type {Record<string, any>} */ values) => set.push(values),
  });
  guarded(context, TASK).set({ seed: 7, dCode: 8 });
  guarded(context, TASK).set({ dCode: 16 });
  assert.deepEqual(set, [{ seed: 1, dCode: 8 }, { dCode: 16 }]);
});

test('an answer is one line that is found in a chat, with the changed settings', () => {
  const line = writeAnswer(TASK, ANSWER) ?? assert.fail('no line');
  assert.ok(line.length <= 200, line);
  const { answers, damaged } = readAnswers(
    TASK,
    `[10:31] Ana: ${line} 🎉\nLuis: ${line.slice(0, 40)}\n> ${line}`,
  );
  assert.deepEqual(answers, [{ line, answer: { ...ANSWER, seconds: 32 } }]);
  assert.equal(damaged.length, 1);
});

test('a line of other homework is recognised, and one changed by hand is damaged', () => {
  const line = writeAnswer(TASK, ANSWER) ?? '';
  const harder = { ...TASK, limits: { ...TASK.limits, mse: 0.009 } };
  assert.equal(readAnswers(harder, line).ofOtherLecture.length, 1);
  const at = line.length - 8;
  const other = line[at] === '0' ? '1' : '0';
  const { answers, damaged } = readAnswers(TASK, line.slice(0, at) + other + line.slice(at + 1));
  assert.deepEqual([answers.length, damaged.length], [0, 1]);
});

test('more changes than fit in a line give no line', () => {
  const most = {
    kind: 'convolutional',
    channels: [16, 32, 64],
    kernel: 5,
    activations: ['relu', 'tanh', 'sigmoid'],
  };
  const more = {
    codeActivation: 'sigmoid',
    penalty: 'contractive',
    optimizer: 'momentum',
    learningRate: 0.0123,
  };
  assert.equal(writeAnswer(TASK, { ...ANSWER, config: config({ ...most, ...more }) }), null);
});

test('an error that differs by more than machines do is another result', () => {
  assert.ok(isSame(0.00949, 0.0096, 0.0095), 'rounding at the limit');
  assert.ok(!isSame(0.0094, 0.0103, 0.0095), 'the repeated run does not fulfil it');
  assert.ok(isSame(0.009, 0.0094, 0.0095), 'a long run that fulfils it here too');
  assert.ok(!isSame(0.0047, 0.0094, 0.0095));
  assert.ok(!isSame(0.0047, 0.0094));
});
