import { type Locale, REQUIREMENTS, type Step, STEPS, WORDS } from '@redress/contracts';
import { RULES } from '../decide';
import { GATES } from '../gates';
import { CLOSURE_RULES } from '../rules/closing';
import { STEP_GRAPH } from '../steps';
import { CLOSURE_ORDER, DIAGRAM_TEXTS, STEP_PURPOSES } from './step-texts';
import { element, linesOf, text, widthOf } from './svg';

const WIDTH = 1200;
const BOX = { width: 140, height: 92, top: 280, gap: 56, left: 48 } as const;
const CARD = { width: 180, top: 416, padding: 14, line: 16, size: 12.5, between: 5 } as const;
const CLOSED = { radius: 50, left: BOX.left + STEPS.length * (BOX.width + BOX.gap) } as const;
const PANEL = { left: 48, padding: 18, gap: 34, column: 206, line: 16, size: 12.5 } as const;

const COLOURS = {
  canvas: '#F3F5F7',
  surface: '#FFFFFF',
  edge: '#D3DAE1',
  text: '#17212B',
  second: '#46535F',
  muted: '#5C6975',
  accent: '#1B5E9E',
  tint: '#EDF4FB',
  kept: '#1C5E41',
  keptTint: '#E0F2E8',
  back: '#A86400',
} as const;

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

const middle = { 'text-anchor': 'middle' } as const;
const leftOf = (index: number): number => BOX.left + index * (BOX.width + BOX.gap);
const gateAt = (index: number): number => leftOf(index) + BOX.width + BOX.gap / 2;
const BOX_MIDDLE = BOX.top + BOX.height / 2;
const CLOSED_CENTRE = CLOSED.left + CLOSED.radius;

/** Where an arc arrives at or leaves the top of a box: arrivals left, departures right, the widest arc outermost. */
const arrival = (index: number, distance: number): number => leftOf(index) + 64 - distance * 14;
const departure = (index: number, distance: number): number => leftOf(index) + BOX.width - 64 + distance * 14;

const step = (name: Step, index: number, locale: Locale): string => {
  const left = leftOf(index);
  const centre = left + BOX.width / 2;
  return element(
    'g',
    {},
    element('rect', {
      x: left,
      y: BOX.top,
      width: BOX.width,
      height: BOX.height,
      rx: 10,
      fill: COLOURS.surface,
      stroke: COLOURS.accent,
      'stroke-width': 1.5,
    }),
    element('circle', { cx: centre, cy: BOX.top + 25, r: 12, fill: COLOURS.accent }),
    text(String(index + 1), {
      x: centre,
      y: BOX.top + 29.5,
      ...middle,
      'font-size': 13,
      'font-weight': 600,
      fill: COLOURS.surface,
    }),
    text(WORDS.step[name][locale], {
      x: centre,
      y: BOX.top + 59,
      ...middle,
      'font-size': 16.5,
      'font-weight': 600,
      fill: COLOURS.text,
    }),
    text(STEP_PURPOSES[name][locale], {
      x: centre,
      y: BOX.top + 78,
      ...middle,
      'font-size': 12,
      fill: COLOURS.muted,
    }),
  );
};

/** The way forward out of a step, with its gate on it. */
const forward = (index: number): string => {
  const from = leftOf(index) + BOX.width;
  const gate = gateAt(index);
  const to = index + 1 < STEPS.length ? leftOf(index + 1) : CLOSED.left;
  return element(
    'g',
    { stroke: COLOURS.accent, 'stroke-width': 2, fill: 'none' },
    element('path', { d: `M ${from + 4} ${BOX_MIDDLE} H ${to - 5}`, 'marker-end': 'url(#forward)' }),
    element('path', {
      d: `M ${gate} ${BOX_MIDDLE + 11} V ${CARD.top - 1}`,
      'stroke-width': 1.2,
      'stroke-dasharray': '3 3',
    }),
    element('path', {
      d: `M ${gate - 4} ${BOX_MIDDLE - 10} l 10 10 l -10 10 l -10 -10 z`,
      fill: COLOURS.surface,
    }),
  );
};

interface Card {
  readonly drawn: string;
  readonly bottom: number;
}

/** What a gate asks for, as a list under its arrow. */
const card = (name: Step, index: number, locale: Locale): Card => {
  const left = gateAt(index) - CARD.width / 2;
  const heading = index + 1 < STEPS.length ? DIAGRAM_TEXTS.gate : DIAGRAM_TEXTS.lastGate;
  const lines: string[] = [];
  let y = CARD.top + CARD.padding + 12;
  lines.push(
    text(heading[locale], { x: left + CARD.padding, y, 'font-size': 11.5, 'font-weight': 600, fill: COLOURS.accent }),
  );
  y += 6;
  for (const { code } of GATES[name]) {
    y += CARD.between;
    const [first = '', ...rest] = linesOf(REQUIREMENTS[code][locale], CARD.size, CARD.width - 2 * CARD.padding - 11);
    y += CARD.line;
    lines.push(
      element('circle', { cx: left + CARD.padding + 2.5, cy: y - 4.5, r: 2.2, fill: COLOURS.accent }),
      text(first, { x: left + CARD.padding + 11, y, 'font-size': CARD.size, fill: COLOURS.second }),
    );
    for (const line of rest) {
      y += CARD.line;
      lines.push(text(line, { x: left + CARD.padding + 11, y, 'font-size': CARD.size, fill: COLOURS.second }));
    }
  }
  const bottom = y + CARD.padding;
  const frame = element('rect', {
    x: left,
    y: CARD.top,
    width: CARD.width,
    height: bottom - CARD.top,
    rx: 8,
    fill: COLOURS.surface,
    stroke: COLOURS.edge,
  });
  return { drawn: element('g', {}, frame, ...lines), bottom };
};

/** The ways back: an arc from every step to every earlier one, a small loop where a step is entered again itself. */
const back = (name: Step, from: number): readonly string[] =>
  STEP_GRAPH[name]
    .filter((edge) => edge.kind === 'reentry')
    .map((edge) => {
      const to = STEPS.findIndex((each) => each === edge.to);
      const distance = from - to;
      const top = BOX.top - 5;
      if (distance === 0) {
        const x = leftOf(from) + BOX.width / 2;
        return element('path', {
          d: `M ${x + 7} ${top + 2} C ${x + 22} ${top - 27}, ${x - 22} ${top - 27}, ${x - 7} ${top}`,
          'marker-end': 'url(#back)',
        });
      }
      const start = departure(from, distance);
      const end = arrival(to, distance);
      const rise = 29 + distance * 41;
      return element('path', {
        d: `M ${start} ${top + 2} C ${start} ${top - rise}, ${end} ${top - rise}, ${end} ${top}`,
        'marker-end': 'url(#back)',
      });
    });

const closed = (locale: Locale): string =>
  element(
    'g',
    {},
    element('circle', {
      cx: CLOSED_CENTRE,
      cy: BOX_MIDDLE,
      r: CLOSED.radius,
      fill: COLOURS.keptTint,
      stroke: COLOURS.kept,
      'stroke-width': 1.5,
    }),
    element('circle', {
      cx: CLOSED_CENTRE,
      cy: BOX_MIDDLE,
      r: CLOSED.radius - 5,
      fill: 'none',
      stroke: COLOURS.kept,
      'stroke-width': 0.8,
    }),
    text(DIAGRAM_TEXTS.closed[locale], {
      x: CLOSED_CENTRE,
      y: BOX_MIDDLE + 2,
      ...middle,
      'font-size': 17,
      'font-weight': 600,
      fill: COLOURS.kept,
    }),
    text(DIAGRAM_TEXTS.outcome[locale], {
      x: CLOSED_CENTRE,
      y: BOX_MIDDLE + 20,
      ...middle,
      'font-size': 11,
      fill: COLOURS.kept,
    }),
  );

/** What a way of closing takes, told from its rule. */
const conditionsOf = (way: (typeof CLOSURE_ORDER)[number], locale: Locale): string => {
  const said = (key: keyof typeof DIAGRAM_TEXTS): string => DIAGRAM_TEXTS[key][locale];
  const join = (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(locale === 'en' ? ', ' : '，');
  if (way === 'duplicate') return join([said('anyStep'), said('intoOther')]);
  if (way === 'withdrawn') return join([RULES.withdraw.steps === undefined ? said('anyStep') : '', said('byCustomer')]);
  const { waives, reasonNeeded, supervisorNeeded } = CLOSURE_RULES[way];
  const waived = (waives ?? []).map((code) => REQUIREMENTS[code][locale]).join(locale === 'en' ? ', ' : '、');
  const gate =
    waives === null ? said('anyStep') : said(waived === '' ? 'lastStep' : 'lastStepBut').replace('{waived}', waived);
  return join([gate, supervisorNeeded ? said('bySupervisor') : '', reasonNeeded ? said('withReason') : '']);
};

interface Panel {
  readonly drawn: string;
  readonly bottom: number;
}

/** All ways to close, under the short gates; a line leads from them to the end. */
const ways = (top: number, right: number, last: number, locale: Locale): Panel => {
  const columns = 3;
  const width = (right - PANEL.left - 2 * PANEL.padding) / columns;
  const entries = CLOSURE_ORDER.map((way) => ({
    name: WORDS['closure-way'][way][locale],
    lines: linesOf(conditionsOf(way, locale), PANEL.size, width - 24),
  }));
  const rows = [entries.slice(0, columns), entries.slice(columns)];
  const drawn: string[] = [];
  let y = top + PANEL.padding + 10;
  drawn.push(
    text(DIAGRAM_TEXTS.ways[locale], {
      x: PANEL.left + PANEL.padding,
      y,
      'font-size': 14,
      'font-weight': 600,
      fill: COLOURS.kept,
    }),
    text(DIAGRAM_TEXTS.quiet[locale], {
      x: PANEL.left + PANEL.padding + widthOf(DIAGRAM_TEXTS.ways[locale], 14) + 16,
      y,
      'font-size': 12,
      fill: COLOURS.muted,
    }),
  );
  y += 12;
  for (const row of rows) {
    y += 18;
    row.forEach(({ name, lines }, column) => {
      const x = PANEL.left + PANEL.padding + column * width;
      drawn.push(
        element('path', {
          d: `M ${x + 1} ${y - 5} l 4 4 l 7 -8`,
          fill: 'none',
          stroke: COLOURS.kept,
          'stroke-width': 1.8,
        }),
        text(name, { x: x + 19, y, 'font-size': 13, 'font-weight': 600, fill: COLOURS.text }),
        ...lines.map((line, at) =>
          text(line, { x: x + 19, y: y + (at + 1) * PANEL.line, 'font-size': PANEL.size, fill: COLOURS.second }),
        ),
      );
    });
    y += Math.max(...row.map(({ lines }) => lines.length)) * PANEL.line + 8;
  }
  const bottom = y + PANEL.padding - 8;
  const frame = element('rect', {
    x: PANEL.left,
    y: top,
    width: right - PANEL.left,
    height: bottom - top,
    rx: 8,
    fill: COLOURS.surface,
    stroke: COLOURS.edge,
  });
  const turn = Math.max(bottom, last) + 18;
  const up = CLOSED_CENTRE + 24;
  const line = element('path', {
    d: `M ${right - 60} ${bottom} V ${turn - 10} q 0 10 10 10 H ${up - 10} q 10 0 10 -10 V ${BOX_MIDDLE + CLOSED.radius - 1}`,
    fill: 'none',
    stroke: COLOURS.kept,
    'stroke-width': 1.6,
    'marker-end': 'url(#end)',
  });
  return { drawn: element('g', {}, line, frame, ...drawn), bottom: turn };
};

const marker = (id: string, colour: string, size: number): string =>
  element(
    'marker',
    { id, viewBox: '0 0 10 10', refX: 8, refY: 5, markerWidth: size, markerHeight: size, orient: 'auto-start-reverse' },
    element('path', { d: 'M 0 1 L 9 5 L 0 9 z', fill: colour }),
  );

/** From the close back to the first step: the widest arc of all. */
const reopened = (locale: Locale): string => {
  const left = BOX.left - 22;
  const top = 92;
  return element(
    'g',
    {},
    element('path', {
      d: `M ${CLOSED_CENTRE} ${BOX_MIDDLE - CLOSED.radius - 4} V ${top + 30} q 0 -30 -30 -30 H ${left + 30} q -30 0 -30 30 V ${BOX_MIDDLE - 14} q 0 14 14 14 H ${BOX.left - 5}`,
      fill: 'none',
      stroke: COLOURS.kept,
      'stroke-width': 1.5,
      'stroke-dasharray': '6 4',
      'marker-end': 'url(#end)',
    }),
    label(DIAGRAM_TEXTS.reopened[locale], (CLOSED_CENTRE + left) / 2, top, COLOURS.kept),
  );
};

/** Words that stand on a line, on a patch of ground that hides it. */
const label = (content: string, x: number, y: number, colour: string): string => {
  const width = widthOf(content, 12.5) + 20;
  return element(
    'g',
    {},
    element('rect', { x: x - width / 2, y: y - 11, width, height: 22, rx: 11, fill: COLOURS.canvas }),
    text(content, { x, y: y + 4.5, ...middle, 'font-size': 12.5, fill: colour }),
  );
};

/**
 * The five steps as a picture, drawn from the tables that decide (steps, gates, ways of closing), so that the picture
 * is never out of date. Readable at 1200 pixels; an SVG document as text, ending with a line break.
 */
export const drawSteps = (locale: Locale): string => {
  const cards = STEPS.map((name, index) => card(name, index, locale));
  const last = cards.at(-1)?.bottom ?? CARD.top;
  const short = Math.max(...cards.slice(0, -1).map(({ bottom }) => bottom));
  const panel = ways(short + PANEL.gap, gateAt(STEPS.length - 1) - CARD.width / 2 - 16, last, locale);
  const height = Math.max(panel.bottom, last) + 30;
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`,
      width: WIDTH,
      height: Math.ceil(height),
      role: 'img',
      lang: locale,
      'font-family': FONT,
    },
    text(DIAGRAM_TEXTS.title[locale], {}, 'title'),
    text(DIAGRAM_TEXTS.description[locale], {}, 'desc'),
    element(
      'defs',
      {},
      marker('forward', COLOURS.accent, 6),
      marker('back', COLOURS.back, 6.5),
      marker('end', COLOURS.kept, 7),
    ),
    element('rect', { width: WIDTH, height: Math.ceil(height), rx: 14, fill: COLOURS.canvas }),
    text(DIAGRAM_TEXTS.title[locale], { x: BOX.left, y: 42, 'font-size': 22, 'font-weight': 600, fill: COLOURS.text }),
    text(DIAGRAM_TEXTS.subtitle[locale], { x: BOX.left, y: 64, 'font-size': 13.5, fill: COLOURS.muted }),
    reopened(locale),
    element('g', { fill: 'none', stroke: COLOURS.back, 'stroke-width': 1.3 }, ...STEPS.flatMap(back)),
    label(DIAGRAM_TEXTS.again[locale], (arrival(0, 4) + departure(4, 4)) / 2, 119, COLOURS.back),
    ...STEPS.map((_, index) => forward(index)),
    ...STEPS.map((name, index) => step(name, index, locale)),
    ...cards.map(({ drawn }) => drawn),
    closed(locale),
    panel.drawn,
  );
  return `${drawing}\n`;
};
