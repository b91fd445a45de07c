import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ERRORS, FIELD_ERRORS } from './error-codes';
import { NOTIFICATION_TEMPLATES } from './events';
import { FAULTS } from './faults';
import { PERMISSIONS, SCOPES, scopeOf } from './permissions';
import { PROBLEM_TITLES } from './problem-titles';
import { REQUIREMENTS } from './requirements';
import * as vocabulary from './vocabulary';
import { type Term, termOf, type WordList, WORDS } from './words';

const HAN = /\p{Script=Han}/u;
const placeholdersOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** Every text with its Chinese one, named so that a failure says which. */
const texts: readonly (readonly [string, Term])[] = [
  ...Object.entries<Term>(ERRORS).map(([code, text]) => [`error ${code}`, text] as const),
  ...Object.entries<Term>(FIELD_ERRORS).map(([code, text]) => [`field error ${code}`, text] as const),
  ...Object.entries<Term>(FAULTS).map(([code, text]) => [`fault ${code}`, text] as const),
  ...Object.entries<Term>(PROBLEM_TITLES).map(([status, text]) => [`title ${status}`, text] as const),
  ...Object.entries<Term>(REQUIREMENTS).map(([code, text]) => [`requirement ${code}`, text] as const),
  ...Object.entries(WORDS).flatMap(([list, terms]) =>
    Object.entries<Term>(terms).map(([code, text]) => [`word ${list} ${code}`, text] as const),
  ),
];

describe('texts in both languages', () => {
  it.each(texts)('%s', (_, text) => {
    expect(text.en.trim()).not.toBe('');
    expect(HAN.test(text.en)).toBe(false);
    expect(text['zh-CN']).toMatch(HAN);
    expect(placeholdersOf(text['zh-CN'])).toEqual(placeholdersOf(text.en));
  });

  it('keep the voice: no exclamation, no "oops"', () => {
    const loud = texts.filter(([, text]) => /[!！]|oops/i.test(text.en + text['zh-CN'])).map(([name]) => name);
    expect(loud).toEqual([]);
  });
});

/** Which list of the vocabulary each word list speaks of. */
const LISTS: Readonly<Record<WordList, readonly (string | number)[]>> = {
  step: vocabulary.STEPS,
  level: vocabulary.LEVELS,
  status: vocabulary.COMPLAINT_STATUSES,
  origin: vocabulary.ORIGINS,
  channel: vocabulary.CHANNELS,
  emotion: [...vocabulary.EMOTION_POINTS, 'not-observed'],
  severity: vocabulary.SEVERITIES,
  tier: vocabulary.TIERS,
  'customer-kind': vocabulary.CUSTOMER_KINDS,
  'contact-kind': vocabulary.CONTACT_KINDS,
  'unit-kind': vocabulary.UNIT_KINDS,
  outcome: vocabulary.OUTCOMES,
  'closure-way': vocabulary.CLOSURE_WAYS,
  ownership: vocabulary.OWNERSHIP_KINDS,
  'handover-state': vocabulary.HANDOVER_STATES,
  'complainant-role': vocabulary.COMPLAINANT_ROLES,
  temperament: vocabulary.TEMPERAMENTS,
  threat: vocabulary.THREATS,
  apology: vocabulary.APOLOGIES,
  record: vocabulary.RECORDS,
  'fact-source': vocabulary.FACT_SOURCES,
  agreement: vocabulary.AGREEMENT_KINDS,
  means: vocabulary.CONFIRMATION_MEANS,
  remedy: vocabulary.REMEDY_KINDS,
  'remedy-state': vocabulary.REMEDY_STATES,
  callback: vocabulary.CALLBACK_KINDS,
  'callback-state': vocabulary.CALLBACK_STATES,
  'callback-window': vocabulary.CALLBACK_WINDOW_RESULTS,
  attempt: vocabulary.ATTEMPT_OUTCOMES,
  promise: vocabulary.PROMISE_KINDS,
  'promise-state': vocabulary.PROMISE_STATES,
  'task-state': vocabulary.TASK_STATES,
  interim: vocabulary.INTERIM_KINDS,
  cause: vocabulary.CAUSE_KINDS,
  'root-cause': vocabulary.ROOT_CAUSES,
  vulnerability: vocabulary.VULNERABILITY_DRIVERS,
  reentry: vocabulary.REENTRY_REASONS,
  direction: vocabulary.MESSAGE_DIRECTIONS,
  'message-state': vocabulary.MESSAGE_STATES,
  purpose: vocabulary.MESSAGE_PURPOSES,
  'notification-state': vocabulary.NOTIFICATION_STATES,
  notification: NOTIFICATION_TEMPLATES,
  link: vocabulary.LINK_KINDS,
  text: vocabulary.TEXT_KINDS,
  clock: vocabulary.CLOCK_KINDS,
  'clock-family': vocabulary.CLOCK_FAMILIES,
  'clock-result': vocabulary.CLOCK_RESULTS,
  'waiting-end': vocabulary.WAITING_ENDS,
  role: vocabulary.ROLES,
  locale: vocabulary.LOCALES,

  // Calendars and settings (TIME)
  weekday: vocabulary.WEEKDAYS,
  'span-unit': vocabulary.SPAN_UNITS,
  setting: vocabulary.SETTING_KINDS,
  'file-skip': vocabulary.FILE_SKIPS,

  // Authority and approvals
  'approval-state': vocabulary.APPROVAL_STATES,
  'approval-passing': vocabulary.APPROVAL_PASSINGS,
  // Escalation
  'escalation-cause': vocabulary.ESCALATION_CAUSES,
  'escalation-state': vocabulary.ESCALATION_STATES,
  'change-of-scene': vocabulary.CHANGES_OF_SCENE,
  reassignment: vocabulary.REASSIGNMENT_CAUSES,
  'level-cause': vocabulary.LEVEL_CAUSES,
};

/** Lists whose words are words of another list already. */
const PARTS_OF_OTHERS = new Set<unknown>([
  vocabulary.WRITTEN_CHANNELS,
  vocabulary.DECIDED_OUTCOMES,
  vocabulary.MONETARY_REMEDIES,
  vocabulary.COSTED_REMEDIES,
  vocabulary.APPROVAL_DECISIONS,
  vocabulary.EMOTION_POINTS,
  vocabulary.OPEN_CALLBACK_STATES,
  vocabulary.TRIGGERS,
]);

describe('words', () => {
  it.each(Object.entries(LISTS))('%s: every code has a term and every term a code', (list, codes) => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(WORDS[list as WordList]).sort()).toEqual(codes.map(String).sort());
  });

  it('no list of the vocabulary is left without words', () => {
    const spoken = new Set<unknown>(Object.values(LISTS));
    const silent = Object.entries(vocabulary)
      .filter(([, list]) => !spoken.has(list) && !PARTS_OF_OTHERS.has(list))
      .map(([name]) => name);
    expect(silent).toEqual([]);
  });

  it('two codes of one list never read the same', () => {
    for (const terms of Object.values(WORDS)) {
      for (const locale of vocabulary.LOCALES) {
        const read = Object.values<Term>(terms).map((term) => term[locale]);
        expect(new Set(read).size).toBe(read.length);
      }
    }
  });

  it('termOf finds a term and knows what it does not know', () => {
    expect(termOf('emotion', -60)).toEqual({ en: 'dissatisfied', 'zh-CN': '不满' });
    expect(termOf('step', 'toString')).toBeNull();
    expect(termOf('step', 'celebrate')).toBeNull();
  });
});

/** The sources of the product, in one string: what is refused is refused somewhere. */
const sources = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return /\.tsx?$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name) ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');

describe('error codes', () => {
  const root = join(import.meta.dirname, '..', '..');
  const catalogue = readFileSync(join(import.meta.dirname, 'error-codes.ts'), 'utf8');
  const used = (sources(join(root, 'libs')) + sources(join(root, 'apps'))).replace(catalogue, '');

  it('each is given by somebody: a code that nobody gives is not for readers to look for', () => {
    expect(Object.keys(ERRORS).filter((code) => !used.includes(`'${code}'`))).toEqual([]);
  });

  it('each is a dotted code of plain words', () => {
    for (const code of Object.keys(ERRORS)) expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
  });
});

describe('permissions', () => {
  it('several roles reach as far as the widest of them', () => {
    expect(scopeOf(['agent', 'quality'], 'complaint.read')).toBe('all');
    expect(scopeOf(['quality', 'agent'], 'complaint.handle')).toBe('own');
    expect(scopeOf([], 'complaint.read')).toBe('none');
  });

  it('every scope in the table is a known one', () => {
    for (const row of Object.values(PERMISSIONS))
      for (const scope of Object.values(row)) expect(SCOPES).toContain(scope);
  });
});
