import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ascii, choice, fixed, list, whole } from '../../www/class/fields.js';
import { KINDS, NUMBERS } from '../../www/class/kinds.js';
import { readChat, writeLine } from '../../www/class/line.js';
import { randomFrom } from '../random.js';

const { seeds, leak, handwriting } = KINDS;
const GROUP = 's06';
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz-. :>';

/** @param {number} number */
const lineOf = (number, group = GROUP) =>
  writeLine(seeds, { number, d: 2, epochs: 10, mse: number / 1e4 }, group);
/** @param {ReturnType<typeof readChat>} read */
const numbersOf = ({ lines }) => lines.map(({ values }) => values.number);
/** @param {string} text */
const read = (text) => readChat(text, seeds, GROUP);

test('a line has 20 to 200 characters and contains its values', () => {
  const values = { number: 17, d: 2, epochs: 10, mse: 0.041234 };
  const line = writeLine(seeds, values, GROUP);
  assert.match(line, /^LATENTE(-[0-9A-HJKMNP-TV-Z]{1,5})+$/);
  assert.deepEqual(read(line).lines, [{ values, text: line }]);
  const longest = writeLine(handwriting, { digit: 4, points: Array(55).fill(8191) });
  const shortest = writeLine({ number: 0, version: 0, fields: {} }, {});
  for (const text of [line, longest, shortest]) assert.ok(text.length >= 20 && text.length <= 200, text);
  assert.throws(() => writeLine(seeds, { ...values, number: 1000 }), RangeError);
  assert.throws(() => writeLine(seeds, { ...values, mse: NaN }), RangeError);
});

test('every kind of field is restored', () => {
  const fields = {
    low: whole(-5, 5),
    high: whole(0, 2 ** 30 - 1),
    error: fixed(0, 2, 3),
    kind: choice(['dense', 'convolutional', 'both']),
    sizes: list(whole(1, 2048), 3),
    link: ascii(40),
  };
  const kind = { number: 31, version: 2, fields };
  for (const values of [
    { low: -5, high: 0, error: 0, kind: 'dense', sizes: [], link: '' },
    {
      low: 5,
      high: 2 ** 30 - 1,
      error: 2,
      kind: 'both',
      sizes: [1, 2048, 77],
      link: 'kind=vanilla&dCode=8~',
    },
  ])
    assert.deepEqual(readChat(writeLine(kind, values), kind).lines[0].values, values);
  const [{ values }] = readChat(
    writeLine(kind, { low: 0, high: 1, error: 99, kind: 'dense', sizes: [], link: '' }),
    kind,
  ).lines;
  assert.equal(values.error, 2); // the end of the range
  assert.equal(new Set(Object.values(NUMBERS)).size, Object.keys(NUMBERS).length);
});

test('lines of another kind are recognised', () => {
  const later = { ...seeds, version: 9 };
  const text = [
    lineOf(1),
    lineOf(1, 's05'),
    lineOf(2, ''),
    writeLine(leak, { first: 5, count: 5, code: [] }, GROUP),
    writeLine(later, { number: 4, d: 2, epochs: 10, mse: 0.04 }, GROUP),
    lineOf(3, ' S06 '), // a lecture's name is case-insensitive
  ].join('\n');
  const chat = read(text);
  assert.deepEqual(numbersOf(chat), [1, 3]);
  assert.equal(chat.ofOtherLecture.length, 2);
  assert.deepEqual(
    chat.ofOtherExperiments.map(({ experiment }) => experiment),
    [NUMBERS.leak],
  );
  assert.equal(chat.fromTheFuture.length, 1);
  assert.deepEqual([chat.doubled, chat.damaged], [0, []]);
});

/**
 * Contents of the chats: the numbers of the lines, those that occur twice, and the counts of the other kinds.
 * @type {Record<string, { numbers: number[], damaged: number, doubled?: number, experiments?: number, future?: number, lectures?: number }>}
 */
const CHATS = {
  'meeting.txt': { numbers: range(1, 8), doubled: 1, damaged: 2, experiments: 1 }, // wrapped, reactions, a reply
  'phone.txt': { numbers: range(1, 10), doubled: 1, damaged: 1, future: 1, lectures: 1 }, // both common formats
  'forum.txt': { numbers: range(1, 9), doubled: 1, damaged: 1 }, // quoted, entities, tags, a soft break
  'column.csv': { numbers: [...range(1, 12), 14], doubled: 1, damaged: 1 }, // quotes, an apostrophe
  'typed.txt': { numbers: [...range(1, 9), 13], damaged: 3 }, // O for 0, l and I for 1, spaces, full stops
};

for (const [file, { numbers, doubled = 0, damaged, ...others }] of Object.entries(CHATS))
  test(`the lines of ${file} are found`, () => {
    const text = readFileSync(`tests/fixtures/chats/${file}`, 'utf8');
    const chat = read(text);
    assert.deepEqual(read(text.replaceAll('\n', '\r\n')), chat); // Windows line endings
    assert.deepEqual(numbersOf(chat), numbers);
    assert.equal(chat.doubled, doubled);
    assert.equal(chat.damaged.length, damaged, chat.damaged.join('\n'));
    assert.equal(chat.ofOtherExperiments.length, others.experiments ?? 0);
    assert.equal(chat.fromTheFuture.length, others.future ?? 0);
    assert.equal(chat.ofOtherLecture.length, others.lectures ?? 0);
  });

test('changes by a program or a keyboard are undone', () => {
  const line = lineOf(17);
  const [begin, end] = [line.slice(0, 19), line.slice(19)];
  for (const text of [
    `{"text": "${begin}\\n${end}", "reactions": 2}`,
    `{"text": "\\u200e${begin}\\u200b${end}"}`,
    `${begin}=20\n${end}`,
    `${begin}=\r\n${end}`,
    line.replaceAll('-', '=2D'),
    line.replaceAll('-', '%2D'),
    `**${line}**, [${line}](https://example.org/1110Q-82906)`,
    `\`${line}\` _${line}_`,
    `${begin}👍🏽${end}`,
    `${begin}\n> | ${end}`,
    line.replace('LATENTE-', 'Latente: '),
    line.replace(/[A-Z0-9]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)), // full-width letters
    [...line].join('\u2060'),
    `<li>${begin}<br/>${end}</li>`,
    `"'${line}";"=""${line}"""`,
    `${line}${lineOf(17)}`,
  ]) {
    const chat = read(text);
    assert.deepEqual([numbersOf(chat), chat.damaged], [[17], []], text);
  }
});

test('a line with one or two altered characters is never read as another result', () => {
  const random = randomFrom(2026);
  let repaired = 0;
  let detected = 0;
  const rounds = 20_000;
  for (let round = 0; round < rounds; round++) {
    const number = 1 + random(999);
    let line = lineOf(number);
    for (let times = 1 + random(2); times > 0; times--) line = spoiled(line, random);
    const chat = read(`12:03 Ana: ${line}\n12:04 Leo: hola, el espacio latente\n`);
    const others = numbersOf(chat).filter((other) => other !== number);
    assert.deepEqual(others, [], line);
    if (chat.lines.length) repaired++;
    else if (chat.damaged.length) detected++;
    assert.equal(chat.fromTheFuture.length + chat.ofOtherExperiments.length, 0, line);
  }
  assert.ok(repaired > 0); // a space, a capital letter, an error in the prefix
  assert.ok(
    detected + repaired > 0.99 * rounds,
    `${detected} detected and ${repaired} repaired of ${rounds}`,
  );
});

test('random text has no lines, and prose has no damaged ones', async () => {
  const random = randomFrom(7);
  const noise = Array.from({ length: 200_000 }, () => SIGNS[random(SIGNS.length)]).join('');
  assert.deepEqual(read(noise).lines, []);
  const parts = ['LATENTE', 'latente', ...'0123456789ABCDEFGHJKMNPQRSTVWXYZ-'];
  const near = Array.from({ length: 100_000 }, () => parts[random(parts.length)]).join('');
  const { lines, fromTheFuture, ofOtherExperiments, ofOtherLecture } = read(near);
  assert.deepEqual([lines, fromTheFuture, ofOtherExperiments, ofOtherLecture], [[], [], [], []]);
  for (const folder of ['lab-kit', 'labs/train', 'labs/manifold', 'labs/secrecy'])
    for (const language of ['es', 'en']) {
      const { words } = await import(`../../www/${folder}/words.${language}.js`);
      assert.deepEqual(read(Object.values(words).join('\n')).damaged, [], folder);
    }
});

test('four hundred lines in a long chat are read in well under a second', () => {
  const chat = range(1, 400)
    .map(
      (number) => `10:${number % 60}:11\tDe Persona ${number} : el espacio latente 😀\n\t${lineOf(number)}\n`,
    )
    .join('');
  const hostile = [
    'latente '.repeat(20_000),
    'LATENTE-1110R'.repeat(10_000),
    'LATENTE-1150R-000'.repeat(8_000),
    'aaaa1-'.repeat(30_000),
    '<a '.repeat(50_000),
    '&amp;'.repeat(50_000),
    '\\'.repeat(200_000),
    `latente${' '.repeat(200_000)}`,
    'latente \n'.repeat(20_000),
  ];
  const before = performance.now();
  assert.equal(read(chat).lines.length, 400);
  const took = performance.now() - before;
  assert.ok(took < 500, `${took} ms`); // some 20 ms on an idle machine
  for (const text of hostile) {
    const began = performance.now();
    assert.deepEqual(read(text).lines, []);
    assert.ok(performance.now() - began < 1500, text.slice(0, 20));
  }
});

/** Replaces, deletes or inserts a character, or swaps it with the next. @param {string} line @param {(bound: number) => number} random */
function spoiled(line, random) {
  const at = random(line.length);
  const sign = SIGNS[random(SIGNS.length)];
  const [before, rest] = [line.slice(0, at), line.slice(at + 1)];
  const ways = [
    before + sign + rest,
    before + rest,
    before + sign + line.slice(at),
    before + (rest[0] ?? '') + line[at] + rest.slice(1),
  ];
  return ways[random(ways.length)];
}

/** @param {number} from @param {number} to */
function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
