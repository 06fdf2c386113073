// PDF/UA refuses a character that no font of the paper can draw. Minutes must not wait because somebody pasted a smiley:
// what the fonts lack is printed as a lozenge. The page and the frozen bytes keep the true text.

const LOZENGE = '\u25CA';
const LONG_WORD = /\S{41,}/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|(?![\n\t])\p{Cc}/gu;

/** The set of code points that every font given (TrueType bytes) can draw. */
export function drawableByAll(fonts) {
  const [first, ...others] = fonts.map(codePointsOf);
  return new Set([...first].filter((point) => others.every((each) => each.has(point))));
}

/** The same JSON text with every undrawable character of its strings replaced. */
export function drawableJson(json, drawable) {
  return JSON.stringify(JSON.parse(json, (_key, value) => (typeof value === 'string' ? drawableText(value, drawable) : value)));
}

export function drawableText(text, drawable) {
  const visible = text.toWellFormed().replace(INVISIBLE, '').replaceAll('\u202F', '\u00A0');
  const drawn = Array.from(visible, (sign) => (/\s/.test(sign) || drawable.has(sign.codePointAt(0)) ? sign : LOZENGE)).join('');
  return drawn.replace(LONG_WORD, allowBreaks);
}

/** A word without end would run off the sheet: it may be cut every twenty signs, by a space of no width. */
function allowBreaks(word) {
  return /^[0-9a-f]{64}$/.test(word) ? word : word.replace(/.{20}(?=.)/gu, '$&\u200B');
}

/** Reads the `cmap` table, formats 4 (basic plane) and 12 (all planes), as the OpenType specification lays them out. */
function codePointsOf(font) {
  const cmap = tableOffset(font, 'cmap');
  const points = new Set();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 8 + index * 8);
    const format = font.readUInt16BE(table);
    if (format === 4) addSegments(font, table, points);
    if (format === 12) addGroups(font, table, points);
  }
  return points;
}

function tableOffset(font, tag) {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`font without ${tag}`);
}

function addSegments(font, table, points) {
  const twice = font.readUInt16BE(table + 6);
  for (let segment = 0; segment < twice; segment += 2) {
    const last = font.readUInt16BE(table + 14 + segment);
    const first = font.readUInt16BE(table + 16 + twice + segment);
    for (let point = first; point <= last && point !== 0xffff; point += 1) points.add(point);
  }
}

function addGroups(font, table, points) {
  for (let group = 0; group < font.readUInt32BE(table + 12); group += 1) {
    const at = table + 16 + group * 12;
    for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point += 1) points.add(point);
  }
}
