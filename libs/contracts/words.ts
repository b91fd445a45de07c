import type { NotificationTemplate } from './events';
import type {
  AgreementKind,
  Apology,
  ApprovalPassing,
  ApprovalState,
  AttemptOutcome,
  CallbackKind,
  CallbackState,
  CallbackWindowResult,
  CauseKind,
  ChangeOfScene,
  Channel,
  ClockFamily,
  ClockKind,
  ClockResult,
  ClosureWay,
  ComplainantRole,
  ComplaintStatus,
  ConfirmationMeans,
  ContactKind,
  CustomerKind,
  Emotion,
  EscalationCause,
  EscalationState,
  FactSource,
  FileSkip,
  HandoverState,
  InterimKind,
  Level,
  LevelCause,
  LinkKind,
  Locale,
  MessageDirection,
  MessagePurpose,
  MessageState,
  NotificationState,
  Origin,
  Outcome,
  OwnershipKind,
  PromiseKind,
  PromiseState,
  RecordChecked,
  ReassignmentCause,
  ReentryReason,
  RemedyKind,
  RemedyState,
  Role,
  RootCause,
  SettingKind,
  Severity,
  SpanUnit,
  Step,
  TaskState,
  Temperament,
  TextKind,
  Threat,
  Tier,
  UnitKind,
  VulnerabilityDriver,
  Weekday,
  WaitingEnd,
} from './vocabulary';

/** One word or short phrase in every language Redress speaks, as it stands within a sentence. */
export type Term = Readonly<Record<Locale, string>>;

/** The closed word lists by the name under which a text asks for one of their words. */
interface Vocabulary {
  step: Step;
  level: Level;
  status: ComplaintStatus;
  origin: Origin;
  channel: Channel;
  emotion: Emotion;
  severity: Severity;
  tier: Tier;
  'customer-kind': CustomerKind;
  'contact-kind': ContactKind;
  'unit-kind': UnitKind;
  outcome: Outcome;
  'closure-way': ClosureWay;
  ownership: OwnershipKind;
  'handover-state': HandoverState;
  'complainant-role': ComplainantRole;
  temperament: Temperament;
  threat: Threat;
  apology: Apology;
  record: RecordChecked;
  'fact-source': FactSource;
  agreement: AgreementKind;
  means: ConfirmationMeans;
  remedy: RemedyKind;
  'remedy-state': RemedyState;
  callback: CallbackKind;
  'callback-state': CallbackState;
  'callback-window': CallbackWindowResult;
  attempt: AttemptOutcome;
  promise: PromiseKind;
  'promise-state': PromiseState;
  'task-state': TaskState;
  interim: InterimKind;
  cause: CauseKind;
  'root-cause': RootCause;
  vulnerability: VulnerabilityDriver;
  reentry: ReentryReason;
  direction: MessageDirection;
  'message-state': MessageState;
  purpose: MessagePurpose;
  'notification-state': NotificationState;
  notification: NotificationTemplate;
  link: LinkKind;
  text: TextKind;
  clock: ClockKind;
  'clock-family': ClockFamily;
  'clock-result': ClockResult;
  'waiting-end': WaitingEnd;
  role: Role;
  locale: Locale;

  // Calendars and settings (TIME)
  weekday: Weekday;
  'span-unit': SpanUnit;
  setting: SettingKind;
  'file-skip': FileSkip;

  // Authority and approvals
  'approval-state': ApprovalState;
  'approval-passing': ApprovalPassing;
  // Escalation
  'escalation-cause': EscalationCause;
  'escalation-state': EscalationState;
  'change-of-scene': ChangeOfScene;
  reassignment: ReassignmentCause;
  'level-cause': LevelCause;
}

/**
 * What people read in place of a code: one word for one thing on screen, in mails and in lines of the timeline
 * (playbook, with the field's own Chinese terms). A new code does not compile until it has its words.
 */
export const WORDS = {
  step: {
    atmosphere: { en: 'Atmosphere', 'zh-CN': '营造气氛' },
    diagnose: { en: 'Diagnose', 'zh-CN': '诊断问题' },
    agree: { en: 'Agree', 'zh-CN': '达成共识' },
    solve: { en: 'Solve', 'zh-CN': '寻求方案' },
    'follow-through': { en: 'Follow through', 'zh-CN': '贯彻落实' },
  },
  level: {
    frontline: { en: 'frontline', 'zh-CN': '一线' },
    middle: { en: 'middle', 'zh-CN': '中层' },
    senior: { en: 'senior', 'zh-CN': '高层' },
  },
  status: {
    open: { en: 'open', 'zh-CN': '处理中' },
    closed: { en: 'closed', 'zh-CN': '已结案' },
  },
  origin: {
    customer: { en: 'the customer complained', 'zh-CN': '客户投诉' },
    staff: { en: 'found by staff', 'zh-CN': '潜在投诉' },
  },
  channel: {
    phone: { en: 'phone', 'zh-CN': '电话' },
    email: { en: 'e-mail', 'zh-CN': '电子邮件' },
    web: { en: 'web form', 'zh-CN': '网页表单' },
    counter: { en: 'counter', 'zh-CN': '柜台' },
    letter: { en: 'letter', 'zh-CN': '信函' },
    chat: { en: 'chat', 'zh-CN': '在线聊天' },
    social: { en: 'social media', 'zh-CN': '社交媒体' },
    messaging: { en: 'messaging app', 'zh-CN': '即时通讯' },
    field: { en: 'visit on site', 'zh-CN': '现场' },
  },
  emotion: {
    '-90': { en: 'very dissatisfied', 'zh-CN': '很不满' },
    '-60': { en: 'dissatisfied', 'zh-CN': '不满' },
    '-30': { en: 'rather dissatisfied', 'zh-CN': '较不满' },
    0: { en: 'neutral', 'zh-CN': '一般' },
    30: { en: 'rather satisfied', 'zh-CN': '较满意' },
    60: { en: 'satisfied', 'zh-CN': '满意' },
    90: { en: 'very satisfied', 'zh-CN': '很满意' },
    'not-observed': { en: 'not observed', 'zh-CN': '无法感知' },
  },
  severity: {
    1: { en: 'slight', 'zh-CN': '轻微' },
    2: { en: 'moderate', 'zh-CN': '一般' },
    3: { en: 'serious', 'zh-CN': '严重' },
    4: { en: 'critical', 'zh-CN': '重大' },
  },
  tier: {
    vip: { en: 'VIP', 'zh-CN': '贵宾' },
    a: { en: 'A', 'zh-CN': 'A 级' },
    b: { en: 'B', 'zh-CN': 'B 级' },
    standard: { en: 'standard', 'zh-CN': '普通' },
  },
  'customer-kind': {
    person: { en: 'person', 'zh-CN': '个人' },
    company: { en: 'company', 'zh-CN': '企业' },
    dealer: { en: 'dealer', 'zh-CN': '经销商' },
  },
  'contact-kind': {
    phone: { en: 'phone', 'zh-CN': '电话' },
    email: { en: 'e-mail', 'zh-CN': '电子邮箱' },
    address: { en: 'address', 'zh-CN': '地址' },
    messaging: { en: 'messaging account', 'zh-CN': '即时通讯账号' },
  },
  'unit-kind': {
    headquarters: { en: 'headquarters', 'zh-CN': '总部' },
    region: { en: 'region', 'zh-CN': '大区' },
    city: { en: 'city', 'zh-CN': '城市' },
    station: { en: 'station', 'zh-CN': '特约站' },
  },
  outcome: {
    upheld: { en: 'upheld', 'zh-CN': '成立' },
    'partly-upheld': { en: 'partly upheld', 'zh-CN': '部分成立' },
    'not-upheld': { en: 'not upheld', 'zh-CN': '不成立' },
    withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
    'settled-without-admission': { en: 'settled without admission', 'zh-CN': '和解（不承认责任）' },
    duplicate: { en: 'duplicate', 'zh-CN': '重复投诉' },
    'out-of-scope': { en: 'out of scope', 'zh-CN': '不属受理范围' },
  },
  'closure-way': {
    'verified-callback': { en: 'verified callback', 'zh-CN': '回访核实' },
    'contact-plan-exhausted': { en: 'contact plan used up', 'zh-CN': '联系计划用尽' },
    withdrawn: { en: 'withdrawn by the customer', 'zh-CN': '客户撤回' },
    duplicate: { en: 'merged as a duplicate', 'zh-CN': '并入其他投诉' },
    'out-of-scope': { en: 'out of scope', 'zh-CN': '不属受理范围' },
    supervisor: { en: 'supervisor’s decision', 'zh-CN': '主管决定' },
    imported: { en: 'closed elsewhere before', 'zh-CN': '历史结案' },
  },
  ownership: {
    'duty-officer': { en: 'duty officer', 'zh-CN': '值班负责人' },
    'first-contact': { en: 'first contact', 'zh-CN': '首问责任人' },
    handover: { en: 'handover', 'zh-CN': '移交' },
    deputy: { en: 'deputy', 'zh-CN': '代理人' },
  },
  'handover-state': {
    offered: { en: 'offered', 'zh-CN': '待接受' },
    accepted: { en: 'accepted', 'zh-CN': '已接受' },
    declined: { en: 'declined', 'zh-CN': '已拒绝' },
    lapsed: { en: 'lapsed', 'zh-CN': '已失效' },
    withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
  },
  'complainant-role': {
    customer: { en: 'customer', 'zh-CN': '客户本人' },
    'co-complainant': { en: 'co-complainant', 'zh-CN': '共同投诉人' },
    representative: { en: 'representative', 'zh-CN': '代理投诉人' },
  },
  temperament: {
    arguing: { en: 'arguing', 'zh-CN': '争辩型' },
    'appealing-up': { en: 'appealing up', 'zh-CN': '上诉型' },
    pestering: { en: 'pestering', 'zh-CN': '骚扰型' },
    'compensation-seeking': { en: 'compensation-seeking', 'zh-CN': '补偿型' },
    rowdy: { en: 'rowdy', 'zh-CN': '吵闹型' },
    venting: { en: 'venting', 'zh-CN': '发泄型' },
    cooling: { en: 'cooling', 'zh-CN': '冷却型' },
    threatening: { en: 'threatening', 'zh-CN': '威胁型' },
  },
  threat: {
    media: { en: 'media', 'zh-CN': '媒体' },
    court: { en: 'court', 'zh-CN': '法院' },
    regulator: { en: 'regulator', 'zh-CN': '监管机构' },
  },
  apology: {
    given: { en: 'apology given', 'zh-CN': '已致歉' },
    'not-due': { en: 'no apology due', 'zh-CN': '无需致歉' },
  },
  record: {
    customer: { en: 'customer record', 'zh-CN': '客户档案' },
    equipment: { en: 'equipment record', 'zh-CN': '设备档案' },
    contract: { en: 'contract', 'zh-CN': '合同' },
    'none-exist': { en: 'no records exist', 'zh-CN': '无相关记录' },
  },
  'fact-source': {
    customer: { en: 'customer', 'zh-CN': '客户' },
    records: { en: 'records', 'zh-CN': '档案记录' },
    staff: { en: 'staff', 'zh-CN': '员工' },
    dealer: { en: 'dealer', 'zh-CN': '经销商' },
  },
  agreement: {
    confirmed: { en: 'confirmed by the customer', 'zh-CN': '客户已确认' },
    unreachable: { en: 'customer out of reach', 'zh-CN': '无法联系客户' },
    declined: { en: 'declined, our written statement stands', 'zh-CN': '客户不认可，以书面说明为准' },
  },
  means: {
    call: { en: 'call', 'zh-CN': '通话' },
    message: { en: 'message', 'zh-CN': '消息' },
    'in-person': { en: 'in person', 'zh-CN': '当面' },
  },
  remedy: {
    apology: { en: 'apology', 'zh-CN': '致歉' },
    explanation: { en: 'explanation', 'zh-CN': '解释说明' },
    repair: { en: 'repair', 'zh-CN': '维修' },
    replacement: { en: 'replacement', 'zh-CN': '更换' },
    refund: { en: 'refund', 'zh-CN': '退款' },
    voucher: { en: 'voucher', 'zh-CN': '代金券' },
    'goodwill-payment': { en: 'goodwill payment', 'zh-CN': '善意补偿' },
    'price-reduction': { en: 'price reduction', 'zh-CN': '减价' },
    'free-service': { en: 'free service', 'zh-CN': '免费服务' },
    other: { en: 'other remedy', 'zh-CN': '其他补救' },
  },
  'remedy-state': {
    proposed: { en: 'proposed', 'zh-CN': '待批准' },
    granted: { en: 'granted', 'zh-CN': '已批准' },
    accepted: { en: 'accepted by the customer', 'zh-CN': '客户已接受' },
    declined: { en: 'declined by the customer', 'zh-CN': '客户已拒绝' },
    fulfilled: { en: 'fulfilled', 'zh-CN': '已兑现' },
    withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
  },
  callback: {
    acknowledge: { en: 'acknowledgement', 'zh-CN': '受理确认' },
    progress: { en: 'progress report', 'zh-CN': '进展告知' },
    'remedy-done': { en: 'remedy done', 'zh-CN': '补救完成告知' },
    'verify-satisfaction': { en: 'verifying satisfaction', 'zh-CN': '满意度核实' },
    care: { en: 'care call', 'zh-CN': '关怀回访' },
  },
  'callback-state': {
    scheduled: { en: 'scheduled', 'zh-CN': '已安排' },
    ringing: { en: 'due now', 'zh-CN': '已到时' },
    'number-wanted': { en: 'another number wanted', 'zh-CN': '待补号码' },
    reached: { en: 'reached', 'zh-CN': '已接通' },
    exhausted: { en: 'plan used up', 'zh-CN': '计划用尽' },
    declined: { en: 'the customer does not want to be called', 'zh-CN': '客户拒绝回访' },
    expired: { en: 'expired', 'zh-CN': '已过期' },
    cancelled: { en: 'cancelled', 'zh-CN': '已取消' },
  },
  'callback-window': {
    open: { en: 'ahead', 'zh-CN': '待履行' },
    kept: { en: 'kept', 'zh-CN': '已履行' },
    missed: { en: 'missed', 'zh-CN': '未履行' },
    moved: { en: 'moved in time', 'zh-CN': '已提前改期' },
    cancelled: { en: 'cancelled', 'zh-CN': '已取消' },
  },
  attempt: {
    reached: { en: 'reached', 'zh-CN': '已接通' },
    'no-answer': { en: 'no answer', 'zh-CN': '无人接听' },
    busy: { en: 'busy', 'zh-CN': '占线' },
    voicemail: { en: 'voicemail', 'zh-CN': '转入语音信箱' },
    'wrong-number': { en: 'wrong number', 'zh-CN': '号码有误' },
    'refused-to-talk': { en: 'refused to talk', 'zh-CN': '拒绝通话' },
    'asked-to-call-at': { en: 'asked for another time', 'zh-CN': '客户另约时间' },
  },
  promise: {
    callback: { en: 'callback', 'zh-CN': '回访' },
    remedy: { en: 'remedy', 'zh-CN': '补救' },
    'next-update': { en: 'next update', 'zh-CN': '下次进展告知' },
    other: { en: 'other promise', 'zh-CN': '其他承诺' },
  },
  'promise-state': {
    open: { en: 'open', 'zh-CN': '未到期' },
    kept: { en: 'kept', 'zh-CN': '已兑现' },
    broken: { en: 'broken', 'zh-CN': '已失信' },
    released: { en: 'released', 'zh-CN': '已解除' },
  },
  'task-state': {
    open: { en: 'open', 'zh-CN': '进行中' },
    done: { en: 'done', 'zh-CN': '已完成' },
    cancelled: { en: 'cancelled', 'zh-CN': '已取消' },
  },
  interim: {
    'urgent-restoration': { en: 'urgent restoration', 'zh-CN': '紧急恢复' },
    safety: { en: 'safety measure', 'zh-CN': '安全措施' },
    goodwill: { en: 'sign of goodwill', 'zh-CN': '善意表示' },
    other: { en: 'other measure', 'zh-CN': '其他措施' },
  },
  cause: {
    product: { en: 'product', 'zh-CN': '产品' },
    service: { en: 'service', 'zh-CN': '服务' },
    price: { en: 'price', 'zh-CN': '价格' },
    system: { en: 'system and policy', 'zh-CN': '制度' },
    delivery: { en: 'delivery', 'zh-CN': '交付' },
    information: { en: 'information and promises', 'zh-CN': '信息与承诺' },
    management: { en: 'management and channel policy', 'zh-CN': '管理与渠道政策' },
    'customer-side': { en: 'customer side', 'zh-CN': '客户使用' },
    'third-party': { en: 'third party', 'zh-CN': '第三方' },
    natural: { en: 'natural causes', 'zh-CN': '自然因素' },
  },
  'root-cause': {
    product: { en: 'product', 'zh-CN': '产品' },
    system: { en: 'system', 'zh-CN': '制度' },
    person: { en: 'person', 'zh-CN': '人员' },
  },
  vulnerability: {
    health: { en: 'health', 'zh-CN': '健康状况' },
    'life-event': { en: 'life event', 'zh-CN': '生活变故' },
    resilience: { en: 'low resilience', 'zh-CN': '承受力不足' },
    capability: { en: 'low capability', 'zh-CN': '能力受限' },
  },
  reentry: {
    'emotion-flared-up': { en: 'emotion flared up again', 'zh-CN': '情绪再次激化' },
    'new-facts': { en: 'new facts', 'zh-CN': '出现新事实' },
    'agreement-failed': { en: 'the agreement failed', 'zh-CN': '共识未能维持' },
    'remedy-failed': { en: 'the remedy failed', 'zh-CN': '补救未奏效' },
    'still-dissatisfied': { en: 'still dissatisfied', 'zh-CN': '仍不满意' },
    other: { en: 'another reason', 'zh-CN': '其他原因' },
  },
  direction: {
    incoming: { en: 'incoming', 'zh-CN': '来自客户' },
    outgoing: { en: 'outgoing', 'zh-CN': '发给客户' },
    internal: { en: 'internal', 'zh-CN': '内部' },
  },
  'message-state': {
    held: { en: 'held, can be undone', 'zh-CN': '暂缓发送，可撤销' },
    queued: { en: 'on its way', 'zh-CN': '发送中' },
    sent: { en: 'sent', 'zh-CN': '已发送' },
    failed: { en: 'not delivered', 'zh-CN': '未送达' },
    cancelled: { en: 'undone', 'zh-CN': '已撤销' },
    received: { en: 'received', 'zh-CN': '已收到' },
    posted: { en: 'posted', 'zh-CN': '已记录' },
  },
  purpose: {
    reply: { en: 'reply', 'zh-CN': '回复' },
    'decision-letter': { en: 'decision letter', 'zh-CN': '决定函' },
    'written-statement': { en: 'written statement', 'zh-CN': '书面说明' },
  },
  'notification-state': {
    pending: { en: 'waiting to be sent', 'zh-CN': '待发送' },
    sent: { en: 'sent', 'zh-CN': '已发送' },
    failed: { en: 'not delivered', 'zh-CN': '未送达' },
    outbox: { en: 'in the outbox', 'zh-CN': '在发件箱中' },
  },
  notification: {
    acknowledgement: { en: 'acknowledgement', 'zh-CN': '受理确认' },
    'owner-changed': { en: 'change of owner', 'zh-CN': '责任人变更' },
    'agreed-outcome': { en: 'agreed outcome', 'zh-CN': '处理方案确认' },
    'callback-appointment': { en: 'callback appointment', 'zh-CN': '回访预约' },
    closing: { en: 'closing', 'zh-CN': '结案通知' },
    reply: { en: 'reply', 'zh-CN': '回复' },
  },
  link: {
    related: { en: 'related', 'zh-CN': '相关' },
    'repeat-of': { en: 'repeat of', 'zh-CN': '再次投诉' },
    'follow-up-to': { en: 'follow-up to', 'zh-CN': '后续投诉' },
  },
  text: {
    description: { en: 'description', 'zh-CN': '描述' },
    heard: { en: 'what was heard', 'zh-CN': '倾听内容' },
    'apology-reason': { en: 'why no apology was due', 'zh-CN': '无需致歉的原因' },
    fact: { en: 'fact', 'zh-CN': '事实' },
    'cause-hypothesis': { en: 'likely cause', 'zh-CN': '原因判断' },
    'problem-statement': { en: 'problem statement', 'zh-CN': '问题陈述' },
    'outcome-wanted': { en: 'outcome wanted', 'zh-CN': '期望结果' },
    reason: { en: 'reason', 'zh-CN': '原因' },
    remedy: { en: 'remedy', 'zh-CN': '补救' },
    refusal: { en: 'documented refusal', 'zh-CN': '书面拒绝说明' },
    proof: { en: 'proof of delivery', 'zh-CN': '兑现证明' },
    task: { en: 'task', 'zh-CN': '任务' },
    'task-result': { en: 'result of the task', 'zh-CN': '任务结果' },
    'interim-measure': { en: 'interim measure', 'zh-CN': '临时措施' },
    'callback-topic': { en: 'topic of the callback', 'zh-CN': '回访事由' },
    'attempt-note': { en: 'note on the attempt', 'zh-CN': '联系备注' },
    'root-cause': { en: 'root cause', 'zh-CN': '根本原因' },
    adjustment: { en: 'adjustment made', 'zh-CN': '照顾安排' },
    message: { en: 'message', 'zh-CN': '消息' },
    note: { en: 'internal note', 'zh-CN': '内部备注' },
    finding: { en: 'finding', 'zh-CN': '认定' },
    promise: { en: 'promise', 'zh-CN': '承诺' },
  },
  // Clocks
  clock: {
    acknowledge: { en: 'acknowledgement', 'zh-CN': '受理确认' },
    'first-reply': { en: 'first reply', 'zh-CN': '首次实质答复' },
    'next-update': { en: 'next update', 'zh-CN': '下次进展告知' },
    step: { en: 'step', 'zh-CN': '步骤时限' },
    level: { en: 'level', 'zh-CN': '层级时限' },
    resolution: { en: 'resolution', 'zh-CN': '办结' },
    statutory: { en: 'statutory deadline', 'zh-CN': '法定期限' },
    waiting: { en: 'waiting for the customer', 'zh-CN': '等待客户' },
    escalation: { en: 'escalation to be acknowledged', 'zh-CN': '升级确认' },
    approval: { en: 'approval', 'zh-CN': '审批' },
    handover: { en: 'handover to be answered', 'zh-CN': '移交答复' },
    task: { en: 'task', 'zh-CN': '协助任务' },
    'dealer-response': { en: 'dealer’s response', 'zh-CN': '经销商答复' },
    callback: { en: 'callback', 'zh-CN': '回访' },
    promise: { en: 'promise', 'zh-CN': '承诺' },
    silence: { en: 'silence', 'zh-CN': '无进展' },
  },
  'clock-family': {
    total: { en: 'from receipt', 'zh-CN': '自收到起' },
    level: { en: 'per level', 'zh-CN': '按层级' },
    duty: { en: 'single duty', 'zh-CN': '单项职责' },
  },
  'clock-result': {
    met: { en: 'met', 'zh-CN': '按时完成' },
    late: { en: 'late', 'zh-CN': '逾期完成' },
    void: { en: 'no longer owed', 'zh-CN': '已不适用' },
  },
  'waiting-end': {
    customer: { en: 'the customer came back', 'zh-CN': '客户已回复' },
    staff: { en: 'we went on', 'zh-CN': '我方继续处理' },
    limit: { en: 'the limit was reached', 'zh-CN': '已到等待期限' },
  },
  role: {
    agent: { en: 'agent', 'zh-CN': '坐席' },
    supervisor: { en: 'supervisor', 'zh-CN': '主管' },
    manager: { en: 'manager', 'zh-CN': '经理' },
    quality: { en: 'quality', 'zh-CN': '质检' },
    admin: { en: 'administrator', 'zh-CN': '管理员' },
  },
  locale: {
    en: { en: 'English', 'zh-CN': '英文' },
    'zh-CN': { en: 'Simplified Chinese', 'zh-CN': '简体中文' },
  },

  // Calendars and settings (TIME)
  weekday: {
    mon: { en: 'Monday', 'zh-CN': '星期一' },
    tue: { en: 'Tuesday', 'zh-CN': '星期二' },
    wed: { en: 'Wednesday', 'zh-CN': '星期三' },
    thu: { en: 'Thursday', 'zh-CN': '星期四' },
    fri: { en: 'Friday', 'zh-CN': '星期五' },
    sat: { en: 'Saturday', 'zh-CN': '星期六' },
    sun: { en: 'Sunday', 'zh-CN': '星期日' },
  },
  'span-unit': {
    minutes: { en: 'minutes', 'zh-CN': '分钟' },
    'business-minutes': { en: 'business minutes', 'zh-CN': '营业分钟' },
    'business-days': { en: 'business days', 'zh-CN': '工作日' },
    weeks: { en: 'calendar weeks', 'zh-CN': '自然周' },
  },
  setting: {
    calendar: { en: 'calendar', 'zh-CN': '工作日历' },
    'clock-policy': { en: 'clock policy', 'zh-CN': '时限规则' },
    ladder: { en: 'escalation ladder', 'zh-CN': '升级阶梯' },
    authority: { en: 'authority', 'zh-CN': '授权额度' },
    'callback-policy': { en: 'callback policy', 'zh-CN': '回访规则' },
  },
  'file-skip': {
    'not-all-day': { en: 'not a whole day', 'zh-CN': '非全天事件' },
    recurrence: { en: 'repeats in a way that is not followed here', 'zh-CN': '重复规则不受支持' },
    cancelled: { en: 'cancelled', 'zh-CN': '已取消' },
    'no-date': { en: 'without a day that exists', 'zh-CN': '日期不存在' },
    'too-long': { en: 'longer than a month', 'zh-CN': '超过一个月' },
    outside: { en: 'outside the time asked for', 'zh-CN': '不在所选时间内' },
  },

  // Authority and approvals
  'approval-state': {
    waiting: { en: 'waiting for a decision', 'zh-CN': '待审批' },
    approved: { en: 'approved', 'zh-CN': '已批准' },
    rejected: { en: 'rejected', 'zh-CN': '已驳回' },
    countered: { en: 'counter-offered', 'zh-CN': '已还价' },
    withdrawn: { en: 'withdrawn', 'zh-CN': '已撤回' },
  },
  'approval-passing': {
    'over-limit': { en: 'more than that level may grant', 'zh-CN': '超出该级权限' },
    overdue: { en: 'not decided in time', 'zh-CN': '未按时审批' },
    'conflict-of-interest': { en: 'conflict of interest', 'zh-CN': '利益冲突' },
  },

  // Escalation
  'escalation-cause': {
    'clock-warned': { en: 'a deadline is near', 'zh-CN': '时限临近' },
    'clock-breached': { en: 'a deadline was broken', 'zh-CN': '时限已过' },
    'authority-exceeded': { en: 'authority exceeded', 'zh-CN': '超出授权' },
    'asked-for-higher': { en: 'the customer asked for someone higher', 'zh-CN': '客户要求上级处理' },
    'third-party-threat': { en: 'a threat to go to a third party', 'zh-CN': '客户扬言诉诸第三方' },
    'repeated-complaint': { en: 'a repeated complaint', 'zh-CN': '重复投诉' },
    severity: { en: 'severity', 'zh-CN': '严重程度' },
    'emotion-not-coming-down': { en: 'the emotion does not come down', 'zh-CN': '情绪未见缓和' },
    'promise-broken': { en: 'a broken promise', 'zh-CN': '承诺失信' },
    'callback-missed': { en: 'a missed callback', 'zh-CN': '回访逾期' },
    silent: { en: 'nothing happened for too long', 'zh-CN': '长时间无进展' },
    unattended: { en: 'the owner is away and nobody stands in', 'zh-CN': '责任人缺席且无人代理' },
    'by-hand': { en: 'by hand', 'zh-CN': '人工升级' },
    safety: { en: 'a matter of safety', 'zh-CN': '涉及安全' },
    'still-dissatisfied': { en: 'still dissatisfied', 'zh-CN': '仍不满意' },
    reopened: { en: 'reopened', 'zh-CN': '重新打开' },
    'not-acknowledged': { en: 'nobody acknowledged in time', 'zh-CN': '逾期无人确认' },
  },
  'escalation-state': {
    open: { en: 'to be acknowledged', 'zh-CN': '待确认' },
    acknowledged: { en: 'acknowledged', 'zh-CN': '已确认' },
    'passed-on': { en: 'passed on', 'zh-CN': '已转上一级' },
    superseded: { en: 'taken over by a higher rung', 'zh-CN': '已由更高级接管' },
    ended: { en: 'ended', 'zh-CN': '已终止' },
  },
  'change-of-scene': {
    person: { en: 'another person', 'zh-CN': '换人' },
    place: { en: 'another place', 'zh-CN': '换场所' },
    time: { en: 'another time', 'zh-CN': '换时间' },
  },
  reassignment: {
    'conflict-of-interest': { en: 'conflict of interest', 'zh-CN': '利益冲突' },
    left: { en: 'left the company', 'zh-CN': '已离职' },
  },
  'level-cause': {
    threat: { en: 'a threat was flagged', 'zh-CN': '存在外部风险' },
    safety: { en: 'a matter of safety', 'zh-CN': '涉及安全' },
    'still-dissatisfied': { en: 'the customer is still dissatisfied', 'zh-CN': '客户仍不满意' },
    reopened: { en: 'reopened', 'zh-CN': '重新打开' },
    merged: { en: 'a duplicate stood higher', 'zh-CN': '并入的重复投诉级别更高' },
    escalated: { en: 'escalated', 'zh-CN': '投诉升级' },
    'de-escalated': { en: 'de-escalated', 'zh-CN': '投诉降级' },
  },
} as const satisfies { readonly [L in keyof Vocabulary]: Readonly<Record<Vocabulary[L], Term>> };

export type WordList = keyof typeof WORDS;

/** The term for a code of a word list; null for a code that is not in it, such as one of a newer log. */
export const termOf = (list: WordList, code: string | number): Term | null => {
  const terms: Readonly<Record<string, Term>> = WORDS[list];
  return Object.hasOwn(terms, code) ? (terms[code] ?? null) : null;
};
