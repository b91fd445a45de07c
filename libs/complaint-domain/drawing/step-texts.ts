import type { Locale, Step } from '@redress/contracts';
import type { ChosenClosureWay } from '../commands';

type Said = Readonly<Record<Locale, string>>;

/** What each step is for, in one line (playbook §1). */
export const STEP_PURPOSES: Readonly<Record<Step, Said>> = {
  atmosphere: { en: 'emotion first', 'zh-CN': '先处理情感' },
  diagnose: { en: 'facts and cause', 'zh-CN': '查明事实与原因' },
  agree: { en: 'one shared statement', 'zh-CN': '问题与期望取得一致' },
  solve: { en: 'what can be kept', 'zh-CN': '给出能兑现的方案' },
  'follow-through': { en: 'do it, and prove it', 'zh-CN': '兑现并证实' },
};

/** Everything else that stands in the diagram. */
export const DIAGRAM_TEXTS = {
  title: { en: 'The five steps of a complaint', 'zh-CN': '处理客户不满的五个步骤' },
  subtitle: {
    en: 'None is skipped. A complaint goes on only through a gate whose evidence is there.',
    'zh-CN': '不跳步。证据齐备，方可通过关口进入下一步。',
  },
  description: {
    en: 'Five steps in a row, each left through a gate that asks for evidence; arcs lead back into a step; the last gate and four other ways lead to the close.',
    'zh-CN':
      '五个步骤依次排列，每步须凭证据通过关口；弧线表示可带理由重新进入先前步骤；最后一道关口及其他途径通向结案。',
  },
  gate: { en: 'to go on', 'zh-CN': '通过条件' },
  lastGate: { en: 'to close', 'zh-CN': '结案条件' },
  again: {
    en: 'back again, with a reason: what the step had proved is void',
    'zh-CN': '可带理由重新进入：该步先前的证据作废',
  },
  reopened: {
    en: 'reopened: the same owner, one level higher, everything proved anew',
    'zh-CN': '重新打开：仍由原责任人负责，升一级，重新取证',
  },
  closed: { en: 'Closed', 'zh-CN': '结案' },
  outcome: { en: 'with outcome', 'zh-CN': '载明结果' },
  ways: { en: 'Ways to close', 'zh-CN': '结案途径' },
  quiet: { en: 'no other exists, and none is quiet', 'zh-CN': '别无他途，绝不悄然结案' },
  anyStep: { en: 'from any step', 'zh-CN': '任一步骤' },
  lastStep: { en: 'through the last gate', 'zh-CN': '通过最后关口' },
  lastStepBut: { en: 'through the last gate, but for: {waived}', 'zh-CN': '通过最后关口，可免：{waived}' },
  withReason: { en: 'with a reason', 'zh-CN': '须说明理由' },
  bySupervisor: { en: 'by a supervisor', 'zh-CN': '由主管执行' },
  byCustomer: { en: 'by the customer', 'zh-CN': '由客户提出' },
  intoOther: { en: 'into the complaint it lives on in', 'zh-CN': '并入其他投诉继续处理' },
} as const satisfies Readonly<Record<string, Said>>;

/** Order in which the ways of closing are shown: the good end first. */
export const CLOSURE_ORDER: readonly (ChosenClosureWay | 'withdrawn' | 'duplicate')[] = [
  'verified-callback',
  'contact-plan-exhausted',
  'withdrawn',
  'duplicate',
  'out-of-scope',
  'supervisor',
];
