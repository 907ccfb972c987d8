/** Tables as people have them: how each form is read, and the errors for unusable ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_BYTES, MAX_ROWS } from '../../www/labs/reduction/table/read.js';
import { leftOut, lines, read, refused, rowOf } from './table-reading.js';

test('an unclosed quote is refused with the line where it opened', async () => {
  await refused(`a,b,c\n${lines(8, (i) => `${i},2,azul`)}9,2,"rojo\n`, 'csvQuote', { row: '10' });
  const long = (/** @type {number[]} */ ...strays) =>
    `a,b,c\n${lines(5000, (i) => (strays.includes(i) ? `${i},2,"azul` : `${i},2,azul`))}`;
  await refused(long(18), 'csvQuote', { row: '20' });
  await refused(long(18, 3000), 'csvQuote', { row: '20' });
  // Two lone quotes enclose rows: a cell must not contain a row.
  await refused(`a,b\n${lines(40, (i) => (i === 5 || i === 30 ? `${i},"` : `${i},7`))}`, 'csvQuote', {
    row: '7',
  });
  await refused(`a;b\n${lines(9, (i) => `${i};2`)}"9;2\n`, 'csvQuote', { row: '11' });
  await refused(`a,b\n1,"2\n${'3,4\n'.repeat(400_000)}`, 'csvQuote', { row: '2' });
  await refused(`a,b\n${lines(9, (i) => `"${i}"x,2`)}`, 'csvQuote', { row: '2' });
  // A quote within a cell is a character, and a line break within a quoted cell does not end the row.
  const inches = await read(`"tubo\n(mm)",b,c\n${lines(9, (i) => `${i},${i * i},5" tubo ${i % 2}`)}`);
  assert.deepEqual([inches.columns[0].name, inches.used, inches.table.classes.length], ['tubo (mm)', 9, 2]);
});

test('a header is distinguished from data, even a numeric one, and an index is not a feature', async () => {
  const three = (/** @type {number} */ i) => `5.${i},3.${i % 4},1.${i % 3}`;
  const heads = ['0,1,2', '1,2,3', 'largo,ancho,alto', '2019,2020,2021'];
  for (const head of heads) {
    const found = await read(`${head}\n${lines(12, three)}`);
    assert.deepEqual([found.used, found.table.columns], [12, head.split(',')], head);
  }
  for (const head of [',0,1', 'Unnamed: 0,0,1', '"",a,b', 'id,a,b', 'índice,a,b', 'Row,a,b']) {
    const found = await read(`${head}\n${lines(12, (i) => `${i},3.${i % 4},1.${i % 3}`)}`);
    assert.deepEqual([found.used, found.columns[0].why, found.table.columns.length], [12, 'index', 2], head);
  }
  const bare = await read(lines(12, three));
  assert.deepEqual([bare.used, bare.reading.head, bare.table.columns], [12, false, ['x1', 'x2', 'x3']]);
  const counting = await read(lines(12, (i) => `${i + 1},${3 * i + 2},${i * i}`));
  assert.equal(counting.used, 12); // the first row increases by one, like every other
  const both = await read(`${'1,2\n3,4\n'}${lines(10, (i) => `${(i * 3) % 7},${i}`)}`);
  assert.deepEqual([both.used, rowOf(both, 0)], [12, [1, 2]]);
  assert.equal((await read(`0,1,2\n${lines(12, three)}`, { head: false })).used, 13);
  assert.equal((await read(`a,b\n${lines(12, (i) => `${i},${i * i}`)}`, { head: false })).used, 12); // a name is not a number
  const countries = await read(`país;2019;2020\n${lines(12, (i) => `P${i};12,${i};13,${i}`)}`);
  assert.deepEqual(countries.table.columns, ['2019', '2020']);
  const twice = await read(`a,a,a\n${lines(12, (i) => `${i * 2},${i % 5},${i % 3}`)}`);
  assert.deepEqual(twice.table.columns, ['a', 'a (2)', 'a (3)']);
  const r = await read(
    `"a" "b" "clase"\n${lines(12, (i) => `"${i + 1}" ${i / 10} ${(i * i) % 7} "x${i % 2}"`)}`,
  );
  assert.deepEqual(
    [r.table.columns, r.table.classes],
    [
      ['a', 'b'],
      ['x0', 'x1'],
    ],
  );
  const numpy = await read(`# a b\n${lines(12, (i) => `${i}.5 ${(i * i) % 7}`)}`);
  assert.deepEqual([numpy.table.columns, numpy.used], [['a', 'b'], 12]);
});

test('cell separators, with any decimal sign', async () => {
  for (const delimiter of [',', ';', '\t', '|', ' ', '   ']) {
    const found = await read(`a${delimiter}b\n${lines(12, (i) => `${i}.5${delimiter}${i * i}`)}`);
    assert.deepEqual([found.used, rowOf(found, 2)], [12, [2.5, 4]], delimiter);
  }
  for (const delimiter of [';', '\t', '|', ' ']) {
    const found = await read(`a${delimiter}b\n${lines(12, (i) => `${i},5${delimiter}${i * i},25`)}`);
    assert.deepEqual([found.used, rowOf(found, 2)], [12, [2.5, 4.25]], delimiter);
  }
  const quoted = await read(`ancho,alto\n${lines(12, (i) => `"${i},5","1,25"`)}`);
  assert.deepEqual(
    [quoted.table.columns, rowOf(quoted, 2)],
    [
      ['ancho', 'alto'],
      [2.5, 1.25],
    ],
  );
  const aligned = await read(
    lines(12, (i) => `  ${String(i).padStart(4)}.5   ${String(i * i).padStart(6)}  `),
  );
  assert.deepEqual([aligned.used, rowOf(aligned, 2)], [12, [2.5, 4]]);
  const named = await read(`"alto; cm";ancho\n${lines(12, (i) => `${i},5;${i * 2},25`)}`);
  assert.deepEqual(named.table.columns, ['alto; cm', 'ancho']);
  const markdown = await read(
    `| a | b | c |\n|---|---|---|\n${lines(12, (i) => `| ${i}.5 | ${i * i} | u${i % 2} |`)}`,
  );
  assert.deepEqual([markdown.table.columns, markdown.used], [['a', 'b'], 12]);
});

test('text before the header or after the rows', async () => {
  const rows = `a;b;c\n${lines(12, (i) => `${i * 2};${(i * i) % 5};x${i % 2}`)}`;
  const starts = [
    'sep=;\n',
    'SEP=;\r\n',
    '\n',
    '\n\n',
    ' \n',
    ';;\n',
    '# medido en 2024\n',
    '% x\n% y\n',
    'Informe 2024;;\n',
    'Informe\n\n',
    '// z\n',
  ];
  for (const before of starts) {
    const found = await read(before + rows);
    assert.deepEqual(
      [found.table.columns, found.used, found.data, found.table.classes.length],
      [['a', 'b'], 12, 12, 2],
      before,
    );
  }
  const behind = await read(`${rows}\n;;\nTotal;132;30\nPromedio;11;2\nFuente: INE\n`);
  assert.deepEqual([behind.used, behind.data], [12, 15]);
  assert.deepEqual(leftOut(behind), { total: [2, 16, 17], ragged: [1, 18] });
  const weka = await read(
    `@relation x\n@attribute a real\n\n@data\n${lines(12, (i) => `${i * 2},${i % 5},c${i % 3}`)}`,
  );
  assert.deepEqual([weka.used, weka.table.classes], [12, ['c0', 'c1', 'c2']]);
});

test('encodings', async () => {
  const text = `año\tb\n${lines(12, (i) => `${i},5\t${(i * i) % 5}`)}`;
  const sixteen = (/** @type {boolean} */ isBig, /** @type {string} */ mark) => {
    const bytes = Buffer.from(mark + text, 'utf16le');
    return new Uint8Array(isBig ? bytes.swap16() : bytes);
  };
  for (const isBig of [false, true])
    for (const mark of ['\ufeff', '']) {
      const found = await read(sixteen(isBig, mark));
      assert.deepEqual(
        [found.table.columns, rowOf(found, 2)],
        [
          ['año', 'b'],
          [2.5, 4],
        ],
      );
    }
  assert.deepEqual((await read(`\ufeff${text}`)).table.columns, ['año', 'b']);
  const latin = new Uint8Array([...text].map((letter) => letter.charCodeAt(0)));
  assert.deepEqual((await read(latin)).table.columns, ['año', 'b']);
  assert.deepEqual((await read(text.replaceAll('\n', '\r'))).used, 12);
  assert.deepEqual((await read(text.replaceAll('\n', '\r\n'))).used, 12);
  const mac = new Uint8Array([...text].map((letter) => (letter === 'ñ' ? 0x96 : letter.charCodeAt(0))));
  assert.deepEqual((await read(mac, { encoding: 'macintosh' })).table.columns, ['año', 'b']);
});

test('the class may be in any column, as text or as a number', async () => {
  const numbers = (/** @type {number} */ i) => [`${i / 10}`, `${(i * i) % 7}`];
  for (const place of [0, 1, 2]) {
    const row = (/** @type {string[]} */ [a, b], /** @type {string} */ label) =>
      [a, b].toSpliced(place, 0, label).join(',');
    for (const name of ['species', 'color', 'clase', 'target']) {
      const found = await read(
        `${row(['largo', 'ancho'], name)}\n${lines(30, (i) => row(numbers(i), `k${i % 3}`))}`,
      );
      assert.deepEqual(
        [found.table.classes, found.table.columns],
        [
          ['k0', 'k1', 'k2'],
          ['largo', 'ancho'],
        ],
        name,
      );
    }
    const whole = await read(
      `${row(['largo', 'ancho'], 'class')}\n${lines(30, (i) => row(numbers(i), String((i % 3) + 8)))}`,
    );
    assert.deepEqual(whole.table.classes, ['8', '9', '10']);
    const bare = await read(lines(30, (i) => row(numbers(i), `k${i % 3}`)));
    assert.deepEqual(bare.table.classes, ['k0', 'k1', 'k2']);
  }
  const satellite = await read(
    lines(90, (i) =>
      [7, 11, 13, 17]
        .map((k) => 40 + ((i * k) % 61))
        .concat(1 + (i % 6))
        .join(' '),
    ),
  );
  assert.deepEqual([satellite.table.classes.length, satellite.table.columns.length], [6, 4]);
  assert.equal((await read(`x,y1,peso\n${lines(12, (i) => `${i},2,${i % 2}`)}`)).table.columns.length, 3);
  // Names of rows are not classes, and neither are dates; a single class is one.
  const names = await read(
    `a,b,nombre,fecha\n${lines(12, (i) => `${i},${i % 5},persona ${i},2024-01-${10 + i}`)}`,
  );
  assert.deepEqual(
    [names.table.classes, names.columns.map(({ why }) => why)],
    [[], [null, null, 'text', 'date']],
  );
  assert.deepEqual((await read(`a,b,clase\n${lines(12, (i) => `${i},${i % 5},k`)}`)).table.classes, ['k']);
  const chosen = await read(`a,b,c\n${lines(12, (i) => `${i},${i % 5},${i % 3}`)}`, {
    uses: { 2: 'class', 0: 'out' },
  });
  assert.deepEqual([chosen.table.columns, chosen.table.classes], [['b'], ['0', '1', '2']]);
});

test('ragged rows are left out and counted', async () => {
  const text = `a,b\n${lines(12, (i) => `${i * 2},${i % 5}`)}1\n1,2,3\n1,2,,\n`;
  const found = await read(text);
  assert.deepEqual([found.data, found.used, leftOut(found)], [15, 13, { ragged: [2, 14, 15] }]);
});

test('files that are not tables are refused with advice', async () => {
  await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'csvSheet', {}, 'notas.xlsx');
  await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'csvZip', {}, 'notas.zip');
  await refused(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 'csvSheet', {}, 'notas.xls');
  await refused(new Uint8Array([0x1f, 0x8b, 8]), 'csvZip');
  await refused(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), 'csvNoText');
  await refused(
    Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256),
    'csvNoText',
  );
  await refused('[{"a": 1, "b": 2}]', 'csvJson');
  await refused('{"a": [1, 2]}', 'csvJson');
  await refused('[[1, 2], [3, 4]]', 'csvJson');
  await refused('<!DOCTYPE html><html><table>', 'csvHtml');
  await refused('  <html>', 'csvHtml');
  await refused('', 'csvEmpty');
  await refused('\n \n', 'csvEmpty');
  await refused('a,b\n', 'csvEmpty');
  await refused('a\n1\n2\n', 'csvOneColumn');
  await refused('Hola, mundo\n', 'csvEmpty');
  await refused('a,b\n1,2\n3\n', 'tableFewRows', { rows: '2', least: '8' });
  await refused(
    lines(10, () => `${'1,'.repeat(150)}1`),
    'csvColumns',
    { columns: '151', limit: '100' },
  );
  await refused(
    lines(3, () => '1,'.repeat(5000)),
    'csvColumns',
    { columns: '5001', limit: '100' },
  );
  await refused('1,'.repeat(3e6), 'csvColumns');
  const large = /** @type {any} */ ({ length: MAX_BYTES + 6e6 });
  await assert.rejects(read(large), { kind: 'csvLarge' });
});

test('uncertain readings are reported, and can be changed', async () => {
  const text = `a;b\n${lines(12, (i) => `x${i};${i}`)}`;
  const found = await read(text);
  assert.equal(found.problem?.kind, 'csvFewNumbers');
  const many = await read(`a,b,class\n${lines(600, (i) => `${i * 2},${i % 5},c${i % 300}`)}`);
  assert.equal(many.problem, null);
  assert.deepEqual([many.columns[2].use, many.columns[2].canBeClass], ['out', false]);
  const other = await read(`a;b\n${lines(12, (i) => `${i};${i * i}`)}`, { delimiter: ',' });
  assert.equal(other.problem?.kind, 'csvFewNumbers');
});

test('a large table is read in pieces and thinned evenly', async () => {
  const rows = 200_000;
  let text = 'a,b,c\n';
  for (let row = 0; row < rows; row++) text += row % 1000 ? `${row * 2},1,2\n` : `"${row * 2}","1","2"\n`;
  /** @type {number[]} */
  const shares = [];
  const found = await read(
    text,
    {},
    'tabla.csv',
    /** @type {any} */ ((/** @type {number} */ share) => shares.push(share)),
  );
  assert.deepEqual([found.data, found.used, found.table.rows], [rows, rows, MAX_ROWS]);
  assert.ok(shares.length > 2 && shares.at(-1) === 1);
  const kept = Array.from({ length: MAX_ROWS }, (_, row) => found.table.values[3 * row] / 2);
  const gaps = kept.slice(1).map((line, at) => line - kept[at]);
  assert.ok(Math.min(...gaps) > 0 && Math.max(...gaps) <= 2 * (rows / MAX_ROWS), 'evenly');
});
