import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberLocale, typedNumber } from '../../www/i18n/region.js';

const ten = (/** @type {string} */ locale) => new Intl.NumberFormat(locale).format(10000.5);

/** @type {[string, string[], string, string][]} */
const READERS = [
  ['es', ['es-CL', 'es'], 'America/Santiago', '10.000,5'],
  ['es', ['es-ES'], 'Europe/Madrid', '10.000,5'],
  ['es', ['es-MX'], 'America/Mexico_City', '10,000.5'],
  ['es', ['es-419', 'es', 'en'], 'America/Monterrey', '10,000.5'],
  ['es', ['es-419', 'es', 'en'], 'America/Santiago', '10.000,5'],
  ['es', ['en-US'], 'America/New_York', '10.000,5'],
  ['es', ['es', 'es-MX'], 'Europe/Madrid', '10.000,5'],
  ['en', ['es-CL'], 'America/Santiago', '10,000.5'],
];
for (const [language, languages, timeZone, written] of READERS)
  test(`${language} for ${languages} in ${timeZone} writes ${written}`, () => {
    assert.equal(ten(numberLocale(language, { languages, timeZone })), written);
  });

/** @type {[string, string, number][]} */
const TYPED = [
  ['10.000', ',', 10000],
  ['10,000', '.', 10000],
  ['10,000', ',', 10],
  ['10 000', ',', 10000],
  ['1.234.567,5', ',', 1234567.5],
  ['0,125', ',', 0.125],
  ['0.125', ',', 0.125],
  ['0.125', '.', 0.125],
  ['0,5', '.', 0.5],
  ['−3,5', ',', -3.5],
  ['1e-4', ',', 1e-4],
  ['', ',', NaN],
  ['abc', ',', NaN],
  ['1.2.3', ',', NaN],
  ['0x20', ',', NaN],
  ['Infinity', '.', NaN],
  ['.5', '.', 0.5],
  ['+1.000', ',', 1000],
  ['−1.000', ',', -1000],
  ["10'000", ',', 10000],
  ['10’000,5', ',', 10000.5],
  ['10\u2009000', '.', 10000],
  ['10\u202f000', ',', 10000],
  ['10\u00a0000', ',', 10000],
  ["1.234'567", ',', NaN],
  ['1.000.00', ',', NaN],
  ['1,5', ',', 1.5],
  ['1 5', ',', NaN],
  ['٣', ',', NaN],
  ['1e', ',', NaN],
  ['--5', ',', NaN],
];
for (const [text, decimal, value] of TYPED)
  test(`"${text}" with "${decimal}" as decimal sign is ${value}`, () => {
    assert.equal(typedNumber(text, decimal), value);
  });
