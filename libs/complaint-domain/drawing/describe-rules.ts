import {
  CLOCK_KINDS,
  ERRORS,
  LEVELS,
  PERMISSIONS,
  REENTRY_REASONS,
  REQUIREMENTS,
  ROLES,
  type Scope,
  SCOPES,
  type Span,
  STEPS,
  WORDS,
} from '@redress/contracts';
import { CLOCKS, type ClockRules } from '../clocks/clock-kinds';
import { DEFAULT_CLOCK_POLICY } from '../clocks/clock-policy';
import { CHOSEN_CLOSURE_WAYS, type CommandName } from '../commands';
import { GATES } from '../gates';
import { APPROVAL_RULES } from '../rules/approvals';
import { CALLBACK_RULES } from '../rules/callbacks';
import { CLOCK_RULES } from '../rules/clocks';
import { CLOSING_RULES, CLOSURE_RULES } from '../rules/closing';
import { CONVERSATION_RULES } from '../rules/conversation';
import { ESCALATION_RULES } from '../rules/escalation';
import { HANDLING_RULES } from '../rules/handling';
import { OWNERSHIP_RULES } from '../rules/ownership';
import { PROMISE_RULES } from '../rules/promises';
import { REMEDY_RULES } from '../rules/remedies';
import type { Rule } from '../rules/rule';
import { STEP_GRAPH } from '../steps';

/** The families of commands, each under a heading of its own. */
const FAMILIES: readonly (readonly [
  string,
  Readonly<Record<string, Pick<Rule<CommandName>, 'permission' | 'during' | 'steps' | 'topics'>>>,
])[] = [
  ['Ownership', OWNERSHIP_RULES],
  ['The five steps, issues and parties', HANDLING_RULES],
  ['Remedies', REMEDY_RULES],
  ['Authority and approvals', APPROVAL_RULES],
  ['Callbacks', CALLBACK_RULES],
  ['Promises', PROMISE_RULES],
  ['Helpers and conversation', CONVERSATION_RULES],
  ['Clocks', CLOCK_RULES],
  ['Escalation', ESCALATION_RULES],
  ['Ends and beginnings', CLOSING_RULES],
];

const DURING: Readonly<Record<Rule<CommandName>['during'], string>> = {
  open: 'while open',
  closed: 'once closed',
  any: 'at any time',
};

const ON_BREACH: Readonly<Record<ClockRules['onBreach'], string>> = {
  escalate: 'the level above hears of it',
  notify: 'those who carry the complaint hear of it',
  act: 'the duty itself ends by it',
};
const spanText = ({ amount, unit }: Span): string => `${amount} ${WORDS['span-unit'][unit].en}`;

const SCOPE_MEANINGS: Readonly<Record<Scope, string>> = {
  none: 'not at all',
  own: 'where they are owner, contact person or deputy of the absent one; helping also where they were asked in',
  unit: 'also in their own unit',
  subtree: 'also in every unit below it',
  all: 'everywhere',
};

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const list = (items: readonly string[], otherwise = '–'): string => (items.length === 0 ? otherwise : items.join(', '));
const code = (name: string): string => `\`${name}\``;
const stepNames = (steps: readonly string[]): string =>
  steps.length === STEPS.length ? 'any' : list(steps.map((step) => WORDS.step[step as keyof typeof WORDS.step].en));

const steps = (): string =>
  table(
    ['#', 'step', '中文', 'to go on, all of', 'may be entered again from'],
    STEPS.map((step, index) => [
      String(index + 1),
      `**${WORDS.step[step].en}**`,
      WORDS.step[step]['zh-CN'],
      GATES[step].map((entry) => `${REQUIREMENTS[entry.code].en} (${code(entry.code)})`).join('<br>'),
      stepNames(STEPS.filter((from) => STEP_GRAPH[from].some(({ to, kind }) => kind === 'reentry' && to === step))),
    ]),
  );

const closing = (): string =>
  table(
    ['way', '中文', 'outcomes', 'from', 'needs'],
    [
      ...CHOSEN_CLOSURE_WAYS.map((way) => {
        const { outcomes, waives, reasonNeeded, supervisorNeeded } = CLOSURE_RULES[way];
        return [
          code(way),
          WORDS['closure-way'][way]['zh-CN'],
          list(outcomes.map((outcome) => WORDS.outcome[outcome].en)),
          waives === null ? 'any step' : WORDS.step['follow-through'].en,
          list([
            ...(waives === null ? [] : ['the last gate']),
            ...(waives ?? []).map((waived) => `except ${REQUIREMENTS[waived].en}`),
            ...(supervisorNeeded ? ['a supervisor'] : []),
            ...(reasonNeeded ? ['a reason'] : []),
          ]),
        ];
      }),
      [
        code('withdrawn'),
        WORDS['closure-way'].withdrawn['zh-CN'],
        WORDS.outcome.withdrawn.en,
        'any step',
        `command ${code('withdraw')}; of several complainants the last one`,
      ],
      [
        code('duplicate'),
        WORDS['closure-way'].duplicate['zh-CN'],
        WORDS.outcome.duplicate.en,
        'any step',
        'a merge into another open complaint',
      ],
      [code('imported'), WORDS['closure-way'].imported['zh-CN'], 'as it was', '–', 'history from elsewhere'],
    ],
  );

const commands = (): string =>
  FAMILIES.map(([heading, rules]) =>
    [
      `### ${heading}`,
      table(
        ['command', 'permission', 'when', 'steps', 'stopped by missed news of'],
        Object.entries(rules).map(([name, rule]) => [
          code(name),
          rule.permission === 'system' ? 'the house itself' : code(rule.permission),
          DURING[rule.during],
          rule.steps === undefined ? 'any' : stepNames(rule.steps),
          list(rule.topics),
        ]),
      ),
    ].join('\n\n'),
  ).join('\n\n');

const clocks = (): string =>
  table(
    ['clock', '中文', 'family', 'pauses', 'when it runs out', 'built-in length'],
    CLOCK_KINDS.map((kind) => {
      const { family, pausable, onBreach } = CLOCKS[kind];
      const terms = DEFAULT_CLOCK_POLICY.terms.filter((term) => term.kind === kind);
      return [
        WORDS.clock[kind].en,
        WORDS.clock[kind]['zh-CN'],
        WORDS['clock-family'][family].en,
        pausable ? 'while we wait for the customer' : 'never',
        ON_BREACH[onBreach],
        kind === 'silence'
          ? spanText(DEFAULT_CLOCK_POLICY.silence)
          : list(
              terms.map(({ step, level, span }) =>
                list([step ?? level ?? [], spanText(span)].flat()).replace(', ', ' '),
              ),
              'comes with the duty',
            ),
      ];
    }),
  );

const permissions = (): string =>
  [
    table(
      ['permission', ...ROLES.map((role) => `${WORDS.role[role].en} ${WORDS.role[role]['zh-CN']}`)],
      Object.entries(PERMISSIONS).map(([permission, scopes]) => [
        code(permission),
        ...ROLES.map((role) => scopes[role]),
      ]),
    ),
    SCOPES.map((scope) => `- **${scope}**: ${SCOPE_MEANINGS[scope]}`).join('\n'),
  ].join('\n\n');

const refusals = (): string =>
  table(
    ['code', 'HTTP', 'English', '中文'],
    Object.entries(ERRORS).map(([name, error]) => [code(name), String(error.status), error.en, error['zh-CN']]),
  );

/**
 * The rules as one page of Markdown, printed from the tables that decide. Behaviour that is not a table (what a single
 * command asks of its input) is told by the refusals at its end.
 */
export const describeRules = (): string =>
  `${[
    '# The rules',
    'Written by `npm run generate` from the tables in `libs/complaint-domain` and `libs/contracts`; edit those.',
    '![The five steps, their gates and the ways out](steps.en.svg)',
    '中文图：[steps.zh.svg](steps.zh.svg)',
    '## Steps and gates',
    steps(),
    `Entering a step again takes a reason (${list(REENTRY_REASONS.map((reason) => WORDS.reentry[reason].en))}) and voids what the step had proved. Where the customer is still dissatisfied, one further try is made a level higher (${LEVELS.map((level) => WORDS.level[level].en).join(' → ')}), then the decision letter is due.`,
    '## Ways to close',
    closing(),
    'A reopened complaint goes back to the same owner, one level higher than it closed at, and is proved anew.',
    '## Commands',
    commands(),
    '## Clocks',
    clocks(),
    '## Permissions',
    permissions(),
    '## Refusals and errors',
    refusals(),
  ].join('\n\n')}\n`;
