import type { CommandName, Commands, Complaint } from '@redress/complaint-domain';
import type { Channel, Instant, Origin, Severity, StaffId } from '@redress/contracts';

/** What a step of a story needs to fill its input. */
export interface Telling {
  readonly complaint: Complaint;
  /** The instant so many hours from now; negative: ago. */
  readonly at: (hours: number) => Instant;
  /** The same, or the end of the customer's quiet hours where it lies in them. */
  readonly call: (hours: number) => Instant;
  readonly staff: (login: string) => StaffId;
}

/** One thing that somebody did. */
export interface StoryStep {
  /** Hours before now. */
  readonly ago: number;
  readonly by: string;
  readonly name: CommandName;
  readonly input: (telling: Telling) => Commands[CommandName];
}

/** A complaint of the demo company and how far it has come. Times are relative to the day it is seeded. */
export interface DemoStory {
  readonly receivedAgo: number;
  /** Login of who took it; null: it came in by itself, and the duty officer owns. */
  readonly takenBy: string | null;
  readonly unit: string;
  /** Key of a demo customer; null: anonymous. */
  readonly customer: string | null;
  readonly origin: Origin;
  readonly channel: Channel;
  readonly words: string;
  readonly outcomeWanted: string | null;
  readonly category: string | null;
  readonly severity: Severity | null;
  readonly steps: readonly StoryStep[];
}

const isTold = <T>(input: T | ((telling: Telling) => T)): input is (telling: Telling) => T =>
  typeof input === 'function';

const did = <N extends CommandName>(
  ago: number,
  by: string,
  name: N,
  input: Commands[N] | ((telling: Telling) => Commands[N]),
): StoryStep => {
  return { ago, by, name, input: isTold(input) ? input : () => input };
};

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error('a demo story is told before its time');
  return item;
};
const customer = ({ complaint }: Telling) => first(complaint.complainants).id;
const issue = ({ complaint }: Telling) => first(complaint.issues).id;
const remedy = ({ complaint }: Telling) => first(complaint.remedies).id;
const approval = ({ complaint }: Telling) => first(complaint.approvals).id;
const callback = ({ complaint }: Telling) => first(complaint.callbacks).id;

/** Complaints at each step, in both languages, so that every list has something to show. */
export const DEMO_STORIES: readonly DemoStory[] = [
  {
    receivedAgo: 0.4,
    takenBy: null,
    unit: 'guangzhou',
    customer: 'james-hall',
    origin: 'customer',
    channel: 'web',
    words: 'The generator you delivered does not start. Nobody answers the number on the invoice.',
    outcomeWanted: 'A working generator before the weekend',
    category: null,
    severity: null,
    steps: [],
  },
  {
    receivedAgo: 3,
    takenBy: 'li.wei',
    unit: 'beijing',
    customer: 'ma-li',
    origin: 'customer',
    channel: 'phone',
    words: '发电机才用了三个月，晚上噪音大得睡不着，打了两次电话都没人回。',
    outcomeWanted: null,
    category: null,
    severity: null,
    steps: [
      did(2.9, 'li.wei', 'record-atmosphere', {
        arrival: -90,
        now: -30,
        heard: '两次来电无人回复，夜里无法休息',
        apology: 'given',
      }),
      did(2.8, 'li.wei', 'schedule-callback', (telling) => ({
        kind: 'progress',
        complainantId: customer(telling),
        dueAt: telling.call(1.5),
        topic: '告知检修安排，并确认上门时间',
      })),
    ],
  },
  {
    receivedAgo: 20,
    takenBy: 'zhang.na',
    unit: 'beijing',
    customer: 'golden-fields',
    origin: 'customer',
    channel: 'phone',
    words: '收割机液压系统上个月刚修过，今天又漏油，正赶上抢收。',
    outcomeWanted: '三天内修好，并说明为什么反复出问题',
    category: 'service.workmanship',
    severity: 3,
    steps: [
      did(20, 'zhang.na', 'record-atmosphere', {
        arrival: -60,
        now: -30,
        heard: '抢收期间停机，损失在扩大',
        apology: 'given',
      }),
      did(20, 'zhang.na', 'take-interim-measure', {
        kind: 'urgent-restoration',
        measure: '当天从海淀服务站调一台备用机',
      }),
      did(20, 'zhang.na', 'advance', {}),
      did(19, 'zhang.na', 'record-fact', { fact: '上月维修单：更换液压泵密封圈', source: 'records', confirmed: true }),
      did(18, 'zhang.na', 'open-task', ({ staff, at }) => ({
        task: '到现场确认漏油位置并拍照',
        assigneeId: staff('guo.qiang'),
        dueAt: at(6),
      })),
      did(17.9, 'zhang.na', 'schedule-callback', (telling) => ({
        kind: 'progress',
        complainantId: customer(telling),
        dueAt: telling.call(-17),
        topic: '告知备用机到位时间',
      })),
      did(0.5, 'zhang.na', 'record-attempt', (telling) => ({
        callbackId: callback(telling),
        outcome: 'no-answer',
        note: '响铃无人接听，可能在田里',
      })),
    ],
  },
  {
    receivedAgo: 30,
    takenBy: 'emma.clark',
    unit: 'guangzhou',
    customer: 'harbour-logistics',
    origin: 'customer',
    channel: 'email',
    words: 'Your invoice charges two service visits. There was one, and it lasted twenty minutes.',
    outcomeWanted: 'The second visit taken off the invoice',
    category: 'price.charge',
    severity: 2,
    steps: [
      did(29, 'emma.clark', 'record-atmosphere', {
        arrival: 'not-observed',
        now: 'not-observed',
        heard: 'Charged for a visit that did not take place',
        apology: 'not-due',
        apologyReason: 'The facts are not clear yet',
      }),
      did(29, 'emma.clark', 'advance', {}),
      did(28, 'emma.clark', 'record-fact', {
        fact: 'The service log holds one visit',
        source: 'records',
        confirmed: true,
      }),
      did(28, 'emma.clark', 'record-diagnosis', {
        causeKind: 'system',
        controllable: true,
        hypothesis: 'A cancelled visit was not taken out of billing',
        recordsChecked: ['contract', 'customer'],
      }),
      did(28, 'emma.clark', 'advance', {}),
      did(27, 'emma.clark', 'state-agreement', {
        problem: 'We charged for a visit that was cancelled',
        outcomeWanted: 'A corrected invoice within three days',
      }),
      did(26, 'emma.clark', 'schedule-callback', (telling) => ({
        kind: 'progress',
        complainantId: customer(telling),
        dueAt: telling.call(2),
        topic: 'Read the statement back and ask for confirmation',
      })),
    ],
  },
  {
    receivedAgo: 50,
    takenBy: 'li.wei',
    unit: 'beijing',
    customer: 'xu-feng',
    origin: 'customer',
    channel: 'counter',
    words: '保修期内换电机还要收我八百块，当初说好全包的。',
    outcomeWanted: '退还八百元',
    category: 'policy.warranty',
    severity: 2,
    steps: [
      did(50, 'li.wei', 'record-atmosphere', {
        arrival: -60,
        now: 0,
        heard: '当初承诺全包，却被收费',
        apology: 'given',
      }),
      did(50, 'li.wei', 'advance', {}),
      did(49, 'li.wei', 'record-fact', { fact: '购机合同写明电机保修两年', source: 'records', confirmed: true }),
      did(49, 'li.wei', 'record-diagnosis', {
        causeKind: 'information',
        controllable: true,
        hypothesis: '服务站按旧版条款收费',
        recordsChecked: ['contract'],
        temperament: 'compensation-seeking',
      }),
      did(49, 'li.wei', 'advance', {}),
      did(48, 'li.wei', 'state-agreement', { problem: '保修期内不应收取更换电机的费用', outcomeWanted: '退还八百元' }),
      did(48, 'li.wei', 'meet-agreement', (telling) => ({
        complainantId: customer(telling),
        kind: 'confirmed',
        means: 'in-person',
      })),
      did(48, 'li.wei', 'advance', {}),
      did(47, 'li.wei', 'propose-remedy', (telling) => ({
        kind: 'refund',
        description: '退还更换电机费用',
        money: { amount: 80_000, currency: 'CNY' },
        complainantId: customer(telling),
        dueAt: telling.at(72),
      })),
    ],
  },
  {
    receivedAgo: 70,
    takenBy: 'emma.clark',
    unit: 'guangzhou',
    customer: 'green-hills',
    origin: 'customer',
    channel: 'phone',
    words: 'The spare part arrived nine days late and the harvester stood still for all of them.',
    outcomeWanted: 'Something for the hire of another machine',
    category: 'delivery.late',
    severity: 2,
    steps: [
      did(70, 'emma.clark', 'record-atmosphere', {
        arrival: -60,
        now: 0,
        heard: 'Nine days without the machine, in season',
        apology: 'given',
      }),
      did(70, 'emma.clark', 'advance', {}),
      did(69, 'emma.clark', 'record-fact', {
        fact: 'The order lay unread over the holidays',
        source: 'records',
        confirmed: true,
      }),
      did(69, 'emma.clark', 'record-diagnosis', {
        causeKind: 'delivery',
        controllable: true,
        hypothesis: 'Nobody had duty for spare parts over the holidays',
        recordsChecked: ['contract', 'customer'],
      }),
      did(69, 'emma.clark', 'advance', {}),
      did(68, 'emma.clark', 'state-agreement', {
        problem: 'The part came nine days late through our fault',
        outcomeWanted: 'A contribution to the hire of another machine',
      }),
      did(68, 'emma.clark', 'meet-agreement', (telling) => ({
        complainantId: customer(telling),
        kind: 'confirmed',
        means: 'call',
      })),
      did(68, 'emma.clark', 'advance', {}),
      did(67, 'emma.clark', 'propose-remedy', (telling) => ({
        kind: 'goodwill-payment',
        description: 'Contribution to the hire of a harvester',
        money: { amount: 360_000, currency: 'CNY' },
        complainantId: customer(telling),
        dueAt: telling.at(96),
      })),
      did(44, 'lin.tao', 'decide-approval', (telling) => ({
        approvalId: approval(telling),
        decision: 'countered',
        money: { amount: 240_000, currency: 'CNY' },
        reason: 'Two thirds: three of the nine days were the carrier’s',
      })),
    ],
  },
  {
    receivedAgo: 96,
    takenBy: 'emma.clark',
    unit: 'guangzhou',
    customer: 'sofia-reyes',
    origin: 'customer',
    channel: 'phone',
    words: 'The forklift stops in the middle of the ramp. Somebody could have been hurt.',
    outcomeWanted: 'Find out why, and a replacement until then',
    category: 'product.safety',
    severity: 4,
    steps: [
      did(96, 'emma.clark', 'record-atmosphere', {
        arrival: -90,
        now: -30,
        heard: 'Afraid for the people on the ramp',
        apology: 'given',
      }),
      did(96, 'emma.clark', 'set-severity', { severity: 4, safety: true }),
      did(96, 'emma.clark', 'take-interim-measure', {
        kind: 'safety',
        measure: 'Forklift taken out of use; one on loan the same day',
      }),
      did(96, 'emma.clark', 'advance', {}),
      did(80, 'emma.clark', 'record-fact', {
        fact: 'Brake sensor reads wrong below 5 degrees',
        source: 'dealer',
        confirmed: true,
      }),
      did(80, 'emma.clark', 'record-diagnosis', {
        causeKind: 'product',
        controllable: true,
        hypothesis: 'Sensor of batch 190 fails in the cold',
        recordsChecked: ['equipment'],
        temperament: 'venting',
      }),
      did(80, 'emma.clark', 'advance', {}),
      did(79, 'emma.clark', 'state-agreement', {
        problem: 'The forklift stops by itself on a slope',
        outcomeWanted: 'Sensor replaced and proven on the ramp',
      }),
      did(79, 'emma.clark', 'meet-agreement', (telling) => ({
        complainantId: customer(telling),
        kind: 'confirmed',
        means: 'call',
      })),
      did(79, 'emma.clark', 'advance', {}),
      did(78, 'emma.clark', 'propose-remedy', (telling) => ({
        kind: 'repair',
        description: 'New brake sensor, test on the ramp with the customer present',
        cost: { amount: 126_000, currency: 'CNY' },
        complainantId: customer(telling),
        dueAt: telling.at(-20),
      })),
      did(77, 'huang.yan', 'decide-approval', (telling) => ({ approvalId: approval(telling), decision: 'approved' })),
      did(76, 'emma.clark', 'accept-remedy', (telling) => ({ remedyId: remedy(telling), means: 'call' })),
      did(76, 'emma.clark', 'advance', {}),
      did(22, 'emma.clark', 'fulfil-remedy', (telling) => ({
        remedyId: remedy(telling),
        proof: 'Protocol of the ramp test, signed by the customer',
      })),
      did(21, 'emma.clark', 'schedule-callback', (telling) => ({
        kind: 'verify-satisfaction',
        complainantId: customer(telling),
        dueAt: telling.call(4),
      })),
    ],
  },
  {
    receivedAgo: 240,
    takenBy: 'zhang.na',
    unit: 'beijing',
    customer: 'deng-hao',
    origin: 'customer',
    channel: 'phone',
    words: '师傅上门态度很差，修完也不收拾。',
    outcomeWanted: '道歉',
    category: 'service.attitude',
    severity: 1,
    steps: [
      did(240, 'zhang.na', 'record-atmosphere', { arrival: -60, now: 30, heard: '感到不受尊重', apology: 'given' }),
      did(240, 'zhang.na', 'advance', {}),
      did(239, 'zhang.na', 'record-fact', { fact: '服务站确认当日上门人员', source: 'staff', confirmed: true }),
      did(239, 'zhang.na', 'record-diagnosis', {
        causeKind: 'service',
        controllable: true,
        hypothesis: '当日派单过多，赶时间',
        recordsChecked: ['customer'],
        temperament: 'venting',
      }),
      did(239, 'zhang.na', 'advance', {}),
      did(238, 'zhang.na', 'state-agreement', { problem: '上门人员态度差且未清理现场', outcomeWanted: '当面道歉' }),
      did(238, 'zhang.na', 'meet-agreement', (telling) => ({
        complainantId: customer(telling),
        kind: 'confirmed',
        means: 'call',
      })),
      did(238, 'zhang.na', 'advance', {}),
      did(237, 'zhang.na', 'propose-remedy', (telling) => ({
        kind: 'apology',
        description: '站长与当事人上门致歉',
        complainantId: customer(telling),
        dueAt: telling.at(-200),
      })),
      did(237, 'zhang.na', 'accept-remedy', (telling) => ({ remedyId: remedy(telling), means: 'call' })),
      did(237, 'zhang.na', 'advance', {}),
      did(210, 'zhang.na', 'fulfil-remedy', (telling) => ({ remedyId: remedy(telling), proof: '客户签字的回访单' })),
      did(209, 'zhang.na', 'schedule-callback', (telling) => ({
        kind: 'verify-satisfaction',
        complainantId: customer(telling),
        dueAt: telling.call(-190),
      })),
      did(189, 'zhang.na', 'record-attempt', (telling) => ({
        callbackId: callback(telling),
        outcome: 'reached',
        satisfaction: { outcomeScore: 60, handlingScore: 60 },
      })),
      did(188, 'zhang.na', 'settle-issue', (telling) => ({
        issueId: issue(telling),
        outcome: 'upheld',
        causeKind: 'service',
        rootCause: 'person',
        controllable: true,
        finding: '派单超出当日可承受数量',
      })),
      did(188, 'zhang.na', 'schedule-callback', (telling) => ({
        kind: 'care',
        complainantId: customer(telling),
        dueAt: telling.call(24 * 5),
        everyMonths: 6,
        topic: '收割季前的关怀回访',
      })),
      did(188, 'zhang.na', 'close', { way: 'verified-callback', outcome: 'upheld' }),
    ],
  },
  {
    receivedAgo: 6,
    takenBy: 'he.jun',
    unit: 'tianhe',
    customer: 'luo-yan',
    origin: 'staff',
    channel: 'field',
    words: '巡检时发现水泵轴承磨损异常，客户尚未察觉，但雨季会影响排水。',
    outcomeWanted: null,
    category: 'product.defect.noise',
    severity: 2,
    steps: [
      did(6, 'he.jun', 'record-atmosphere', {
        arrival: 'not-observed',
        now: 'not-observed',
        heard: '客户尚未察觉，主动告知',
        apology: 'given',
      }),
      did(6, 'he.jun', 'advance', {}),
      did(5, 'he.jun', 'offer-handover', ({ staff }) => ({
        toId: staff('emma.clark'),
        reason: '需要广州备件库协调轴承，超出本站范围',
        lapsesInMinutes: 2_880,
      })),
    ],
  },
];
