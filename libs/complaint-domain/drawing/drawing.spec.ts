import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOCALES, REQUIREMENTS, STEPS, WORDS } from '@redress/contracts';
import { COMMAND_NAMES } from '../decide';
import { GATES } from '../gates';
import { STEP_GRAPH } from '../steps';
import { describeRules } from './describe-rules';
import { drawSteps } from './draw-steps';
import { linesOf, text, widthOf } from './svg';

const committed = (name: string): string => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
/** What a reader of the drawing reads, lines of one text joined again. */
const read = (drawing: string): string =>
  [...drawing.matchAll(/<(?:text|title|desc)[^>]*>([^<]*)</g)].map(([, content]) => content ?? '').join(' ');
const without = (content: string): string => content.replace(/\s+/g, '');

describe('what is committed', () => {
  it.each([
    ['steps.en.svg', () => drawSteps('en')],
    ['steps.zh.svg', () => drawSteps('zh-CN')],
    ['rules.md', describeRules],
  ])('docs/%s is what the tables say; else run npm run generate', (name, made) => {
    expect(committed(name)).toBe(made());
  });
});

describe.each(LOCALES)('the diagram in %s', (locale) => {
  const drawing = drawSteps(locale);
  const words = without(read(drawing));

  it('shows every step, and every requirement at its gate', () => {
    for (const step of STEPS) {
      expect(words).toContain(without(WORDS.step[step][locale]));
      for (const { code } of GATES[step]) expect(words).toContain(without(REQUIREMENTS[code][locale]));
    }
  });

  it('shows every way to close', () => {
    for (const [way, term] of Object.entries(WORDS['closure-way']))
      if (way !== 'imported') expect(words).toContain(without(term[locale]));
  });

  it('has an arrow for every edge of the graph, and one for reopening', () => {
    const edges = STEPS.flatMap((step) => STEP_GRAPH[step]);
    const arrows = (id: string) => drawing.match(new RegExp(`marker-end="url\\(#${id}\\)"`, 'g'))?.length;
    expect(arrows('forward')).toBe(edges.filter(({ kind }) => kind === 'through').length);
    expect(arrows('back')).toBe(edges.filter(({ kind }) => kind === 'reentry').length);
    expect(arrows('end')).toBe(2);
  });

  it('is well formed, scales, and tells itself to those who cannot see it', () => {
    const opened = drawing.match(/<[a-z]+(?: [^>]*[^/])?>/g)?.length ?? 0;
    expect(drawing.match(/<\/[a-z]+>/g)).toHaveLength(opened);
    expect(drawing).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 1200 \d+"/);
    expect(drawing).toMatch(/<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/);
    expect(drawing).not.toMatch(/NaN|undefined|Infinity|\{/);
    expect(drawing.endsWith('</svg>\n')).toBe(true);
  });

  it('keeps every text inside the picture', () => {
    for (const [, attributes = '', content = ''] of drawing.matchAll(/<text ([^>]*)>([^<]*)</g)) {
      const number = (name: string) => Number(new RegExp(`(?:^| )${name}="([^"]+)"`).exec(attributes)?.[1]);
      const width = widthOf(content, number('font-size'));
      const left = attributes.includes('text-anchor') ? number('x') - width / 2 : number('x');
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1200);
    }
  });
});

describe('the page of rules', () => {
  it('names every command and every permission once as a row', () => {
    const page = describeRules();
    for (const name of COMMAND_NAMES) expect(page.match(new RegExp(`^\\| \`${name}\` \\|`, 'gm'))).toHaveLength(1);
    expect(page).not.toMatch(/undefined|\{[^}]*\bobject\b/);
  });
});

describe('text in pictures', () => {
  it('breaks between words, between Han characters, never before a closing mark, into lines about equally long', () => {
    expect(linesOf('one two three', 10, 1_000)).toEqual(['one two three']);
    expect(linesOf('one two three four', 10, 60)).toEqual(['one two', 'three four']);
    expect(linesOf('客户确认，方可通过', 10, 50)).toEqual(['客户确认，', '方可通过']);
    expect(linesOf('各投诉人接受的补救，或书面拒绝说明', 10, 130)).toEqual(['各投诉人接受的补救，', '或书面拒绝说明']);
    expect(linesOf('unbreakable', 10, 10)).toEqual(['unbreakable']);
    expect(linesOf('', 10, 10)).toEqual(['']);
  });

  it('is escaped', () => {
    expect(text('a < b & "c"', { x: 1.26 })).toBe('<text x="1.3">a &lt; b &amp; &quot;c&quot;</text>');
  });
});
