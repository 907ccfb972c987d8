/**
 * Number format of the reader's region: 10.000 and 0,5 in Chile and Spain, 10,000 and 0.5 in Mexico.
 */

/**
 * Time zones where Spanish uses a decimal point: a browser set to "Spanish (Latin America)" names no country.
 * Source: Unicode CLDR, `es-MX` and its kin.
 */
const POINT_ZONES = new Set(
  [
    'Bahia_Banderas Cancun Chihuahua Ciudad_Juarez Ensenada Hermosillo Matamoros Mazatlan Merida Mexico_City Monterrey Ojinaga',
    'Tijuana El_Salvador Guatemala Havana Lima Managua Panama Puerto_Rico Santo_Domingo Tegucigalpa',
  ].flatMap((line) => line.split(' ').map((city) => `America/${city}`)),
);

/**
 * The locale for formatting numbers.
 * @param {string} language of the page
 * @param {object} reader
 * @param {readonly string[]} reader.languages what the browser prefers, such as `es-MX`
 * @param {string} reader.timeZone such as `America/Santiago`
 */
export function numberLocale(language, { languages, timeZone }) {
  const tag = languages.find((name) => name.toLowerCase().split('-')[0] === language);
  if (tag && /-[a-z]{2}$/i.test(tag)) return tag;
  return language === 'es' && POINT_ZONES.has(timeZone) ? 'es-MX' : language;
}

/** What a user means by a number: `Number` would take `0x20` and `Infinity` too. */
const DECIMAL = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Parses a number typed in the region's format, with or without thousands separators; NaN if it is not a number. The
 * other decimal sign is also accepted, unless it can be a thousands separator.
 * @param {string} text
 * @param {string} decimal the region's sign, a comma or a point
 */
export function typedNumber(text, decimal) {
  const typed = text.trim().replaceAll('−', '-');
  const group = `[${decimal === ',' ? '.' : ','}'’\\s]`;
  const grouped = new RegExp(`^[-+]?[1-9]\\d{0,2}(${group})\\d{3}(?:\\1\\d{3})*(?:\\${decimal}\\d*)?$`);
  const plain = grouped.test(typed) ? typed.replace(new RegExp(group, 'g'), '') : typed;
  const digits = plain.replace(',', '.');
  return DECIMAL.test(digits) ? Number(digits) : NaN;
}
