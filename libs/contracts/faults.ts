import type { Term } from './words';

/**
 * What can be wrong with the body of a setting, beyond the type of a field. Codes are stable; `{name}` is filled from
 * the fault's values. Each kind of setting adds its own below the others.
 */
export const FAULTS = {
  // Any setting
  'field.unknown-zone': { en: 'There is no time zone of this name.', 'zh-CN': '没有该名称的时区。' },
  'field.range': { en: 'A whole number from {min} to {max} is needed.', 'zh-CN': '须为 {min} 至 {max} 的整数。' },
  'field.size': { en: 'At most {max} entries fit here.', 'zh-CN': '最多 {max} 项。' },

  // Calendars
  'window.time': {
    en: 'A time such as 09:00 is needed; 24:00 is an end only.',
    'zh-CN': '须为时间，如 09:00；24:00 只能作为结束时间。',
  },
  'window.inverted': { en: 'The window must end after it begins.', 'zh-CN': '时段的结束须晚于开始。' },
  'window.overlap': {
    en: 'This window overlaps another of the same day.',
    'zh-CN': '该时段与同一天的其他时段重叠。',
  },
  'exception.date': {
    en: 'There is no such day between the years 1970 and 2200; write it as 2026-03-01.',
    'zh-CN': '1970 年至 2200 年之间没有这一天；请写作 2026-03-01。',
  },
  'exception.duplicate': {
    en: 'There is another exception for {date}. Put all windows of a day into one.',
    'zh-CN': '{date} 已有例外日，请将同一天的时段合并。',
  },
  'calendar.never-open': {
    en: 'This calendar is never open. Give at least one weekday a window.',
    'zh-CN': '该日历没有任何营业时间，请至少为一个工作日设置时段。',
  },
  'calendar.closes-for-good': {
    en: 'After its exception days this calendar never opens again. Give at least one weekday a window.',
    'zh-CN': '例外日之后该日历不再营业，请至少为一个工作日设置时段。',
  },

  // Authority
  'limit.currency': {
    en: 'A currency code of ISO 4217 is needed, such as CNY.',
    'zh-CN': '须为 ISO 4217 币种代码，如 CNY。',
  },
  'limit.currency-twice': {
    en: 'This level names this currency already.',
    'zh-CN': '该级别已有此币种的额度。',
  },
  'limit.year-below-complaint': {
    en: 'A customer’s amount for the year cannot be less than that for one complaint.',
    'zh-CN': '客户年度额度不能低于单件投诉额度。',
  },
  'authority.kind-twice': { en: 'This kind is named already.', 'zh-CN': '该类补救已列出。' },
  'authority.kind-not-above': {
    en: 'A level cannot grant a kind of remedy that the level above it may not.',
    'zh-CN': '下级可批准的补救类别，上级也须可批准。',
  },
  'authority.kind-for-nobody': {
    en: 'Nobody could grant a remedy of the kind {kind}. Give it to the senior level at least.',
    'zh-CN': '没有级别可批准补救类别 {kind}，请至少授予高层。',
  },
  'authority.more-than-above': {
    en: 'A level cannot grant more than the level above it.',
    'zh-CN': '下级额度不能高于上级。',
  },
  'authority.currencies-mixed': {
    en: 'The level above has no limits in this currency. Every level names the same currencies.',
    'zh-CN': '上一级没有此币种的额度，各级须使用相同币种。',
  },
  'authority.currency-missing': {
    en: 'This level has no limits in {currency}, which the level above names. Every level names the same currencies.',
    'zh-CN': '该级别缺少 {currency} 额度，而上一级已设置；各级须使用相同币种。',
  },

  // Callbacks
  'callback.quiet-hours-empty': {
    en: 'Quiet hours that begin when they end are none. Leave them out, or give another end.',
    'zh-CN': '免打扰时段的开始与结束相同。请删除或修改结束时间。',
  },
  'callback.quiet-hours-long': {
    en: 'Quiet hours must leave at least {hours} hours of the day for calls.',
    'zh-CN': '免打扰时段须为每天留出至少 {hours} 小时的通话时间。',
  },
  'callback.no-spacing': {
    en: 'Say how long to wait after the first attempt.',
    'zh-CN': '请填写首次尝试后的间隔。',
  },
  'callback.slot-length': {
    en: 'A slot has one of these lengths, in minutes: {allowed}.',
    'zh-CN': '名额时长（分钟）须为以下之一：{allowed}。',
  },

  // Clock policies
  'term.duplicate': { en: 'There is another length for this already.', 'zh-CN': '此项时限已设定。' },
  'term.step': {
    en: 'A step is named for the clock of a step, and for no other.',
    'zh-CN': '仅步骤时限须指定步骤。',
  },
  'term.level': {
    en: 'A level is named for the clock of a level, and for no other.',
    'zh-CN': '仅层级时限须指定层级。',
  },
  'condition.empty': {
    en: 'A condition without a value is never met. Leave it out or name one.',
    'zh-CN': '条件为空则永不满足，请删除该条件或填写取值。',
  },
  'condition.duplicate': { en: 'A value stands here twice.', 'zh-CN': '取值重复。' },
  // Escalation ladders
  'ladder.empty': { en: 'A ladder needs at least one rung.', 'zh-CN': '升级阶梯至少须有一级。' },
  'rung.name': {
    en: 'A name of small letters, digits and hyphens is needed, at most {max} characters.',
    'zh-CN': '名称须由小写字母、数字和连字符组成，最多 {max} 个字符。',
  },
  'rung.name-twice': { en: 'There is another rung called {name}.', 'zh-CN': '已有名为 {name} 的一级。' },
  'rung.never-reached': {
    en: 'Nothing leads to this rung: no trigger, and no rung below it.',
    'zh-CN': '无法到达该级：既无触发条件，也无下级指向。',
  },
  'rung.next-unknown': { en: 'There is no rung called {name}.', 'zh-CN': '没有名为 {name} 的一级。' },
  'rung.loops': {
    en: 'This way up comes back to this rung. Let it end somewhere.',
    'zh-CN': '上升路径又回到本级，请使其有终点。',
  },
  'rung.level-falls': {
    en: 'The next rung, {name}, is of a lower level. A ladder leads up.',
    'zh-CN': '下一级 {name} 的层级更低，升级阶梯只能向上。',
  },
  'rung.names-nobody': {
    en: 'Rung {name} calls nobody: no one in service fits, here or above.',
    'zh-CN': '{name} 一级无人可派：本级及以上均无在职的合适人员。',
  },
  'trigger.twice': { en: 'Another rung answers this trigger already.', 'zh-CN': '该触发条件已由其他级处理。' },
  'trigger.clock-missing': { en: 'Say which clock.', 'zh-CN': '请指明时限种类。' },
  'trigger.no-clock': { en: 'This trigger has nothing to do with a clock.', 'zh-CN': '该触发条件与时限无关。' },
  'trigger.severity-missing': { en: 'Say from which severity on.', 'zh-CN': '请指明起始严重程度。' },
  'trigger.no-severity': {
    en: 'This trigger has nothing to do with severity.',
    'zh-CN': '该触发条件与严重程度无关。',
  },
  'trigger.own-clock': {
    en: 'The clock of an escalation passes it on by itself and triggers no other rung.',
    'zh-CN': '升级确认时限会自动上转，不能作为触发条件。',
  },
} as const satisfies Readonly<Record<string, Term>>;

export type FaultCode = keyof typeof FAULTS;

/** One thing wrong with the body of a setting: what, where (`week.mon[1].to`), and what fills the text. */
export interface Fault {
  readonly code: FaultCode;
  /** From the body down; empty for the body as a whole. */
  readonly path: string;
  readonly values?: Readonly<Record<string, string | number>>;
}
