/**
 * What a gate can miss, by stable code, with the words the rail and a refusal show (desk blueprint §3, step rail).
 */
export const REQUIREMENTS = {
  'atmosphere-evidence': {
    en: 'emotion on arrival and now, what was heard, apology',
    'zh-CN': '到访与当前情绪、倾听内容、致歉',
  },
  'confirmed-fact': { en: 'a confirmed fact', 'zh-CN': '已核实的事实' },
  'issue-category': { en: 'a category for each issue', 'zh-CN': '各问题的类别' },
  'diagnosis-evidence': { en: 'cause hypothesis, checked against the records', 'zh-CN': '经记录核对的原因判断' },
  severity: { en: 'severity', 'zh-CN': '严重程度' },
  'agreement-statement': { en: 'problem statement and outcome wanted', 'zh-CN': '问题陈述与期望结果' },
  'customer-confirmation': { en: 'the customer’s confirmation', 'zh-CN': '客户确认' },
  'remedy-settled': {
    en: 'an accepted remedy for each complainant, or a documented refusal',
    'zh-CN': '各投诉人接受的补救，或书面拒绝说明',
  },
  'remedy-undecided': { en: 'a decision on each proposed remedy', 'zh-CN': '对每项补救提议的决定' },
  'remedy-fulfilled': { en: 'proof that each remedy was delivered', 'zh-CN': '各项补救已兑现的证明' },
  'promise-open': { en: 'an end to each open promise', 'zh-CN': '各项未了承诺的结果' },
  'callback-open': { en: 'an end to each open callback', 'zh-CN': '各项未完回访的结果' },
  'task-open': { en: 'an end to each open task', 'zh-CN': '各项未完任务的结果' },
  'verified-callback': { en: 'a verified callback to each complainant', 'zh-CN': '对各投诉人的核实回访' },
  'still-dissatisfied': {
    en: 'one more try a level higher, as a complainant is still dissatisfied',
    'zh-CN': '投诉人仍不满意，须升级再处理一次',
  },
  'decision-letter': { en: 'the decision letter with the ways still open', 'zh-CN': '载明后续途径的决定函' },
  'issue-settled': { en: 'outcome and root cause of each issue', 'zh-CN': '各问题的结果与根本原因' },
} as const;

export type RequirementCode = keyof typeof REQUIREMENTS;
