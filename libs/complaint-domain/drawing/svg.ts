/** A few words of SVG, enough to draw a diagram as text: elements, measured text, line breaks. */

type Attributes = Readonly<Record<string, string | number>>;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const rounded = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escaped(value);

/** One element; children are elements already, each on a line of its own. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`);
  const inner = children.filter((child) => child !== '').join('\n');
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>\n${inner}\n</${name}>`;
};

/** An element that holds nothing but text. */
export const text = (content: string, attributes: Attributes, name = 'text'): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${rounded(value)}"`);
  return `<${name}${written.join('')}>${escaped(content)}</${name}>`;
};

const NARROW = /[iljtfrI.,:;'’|!()[\] ]/;
const WIDE = /[mwMW—…]/;
/** Han characters and full-width punctuation: as wide as they are high. */
const FULL = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;

/** About how wide a text stands, in the unit of its size. Fonts differ; a little is added rather than missing. */
export const widthOf = (content: string, size: number): number =>
  [...content].reduce((sum, character) => {
    if (FULL.test(character)) return sum + size;
    if (NARROW.test(character)) return sum + size * 0.32;
    if (WIDE.test(character)) return sum + size * 0.88;
    return sum + size * (/[A-Z0-9]/.test(character) ? 0.64 : 0.55);
  }, 0);

/** Pieces that no line break may divide: words, single Han characters with the mark that closes after them. */
const piecesOf = (content: string): readonly string[] =>
  content.match(/[\u2e80-\u9fff][，。、；：）》”]*|[^\s\u2e80-\u9fff]+\s*|\s+|./gu) ?? [];

const brokenAt = (content: string, size: number, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(content)) {
    if (line !== '' && widthOf((line + piece).trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
};

const endsWithMark = (line: string): boolean => /[，。、；：,;:]$/.test(line);

/** Breaks a text into as few lines as the width allows: at its marks if it can be, else into lines about equally long. */
export const linesOf = (content: string, size: number, width: number): readonly string[] => {
  let lines = brokenAt(content, size, width);
  for (let narrower = width - size / 2; narrower > width / 2; narrower -= size / 2) {
    if (lines.slice(0, -1).every(endsWithMark)) break;
    const tried = brokenAt(content, size, narrower);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
};
