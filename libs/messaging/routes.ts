import type { ClockKind, EmotionPoint, Severity, TaskId } from '@redress/contracts';
import { ESCALATION_ROUTES } from './routing/escalation-routes';
import { callbackWindow, cancel, clockBells, moveBell, schedule } from './routing/job-orders';
import { eachComplainant } from './routing/notices';
import { complaintRoom, concerned, concernedAnd, type Room, type Sight, staffRoom, unitRoom } from './routing/rooms';
import type { Routes } from './routing/route';
import {
  complaint,
  customer,
  line,
  moment,
  money,
  phrase,
  plain,
  staff,
  unit,
  word,
  words,
} from './routing/timeline-line';

/** A score of the seven-level scale; on some channels nothing could be heard. */
const emotion = (point: EmotionPoint | 'not-observed') => word('emotion', point);
const severity = (degree: Severity) => word('severity', degree);
const count = (number: number) => plain(number);
const nothing = phrase('—', '—');
/** Comes in one commit with what led to it, of which those around the complaint hear; the row they see then is whole. */
const nobody = (): readonly Room[] => [];
const clockWords = (clocks: readonly { readonly kind: ClockKind }[]) =>
  words(
    'clock',
    clocks.map(({ kind }) => kind),
  );

/** The colleague who had a task that has just ended; the present state may not hold it any more. */
const assignee = ({ before, after }: Sight, taskId: TaskId): readonly Room[] =>
  [...after.tasks, ...(before?.tasks ?? [])]
    .filter(({ id }) => id === taskId)
    .map((task) => staffRoom(task.assigneeId));

/**
 * The one table that says where each event goes (architecture §3): who hears of it, under which name other programs do,
 * what it schedules or cancels, what the timeline says, and what the customer is told. A new event does not compile
 * until all of it is decided.
 */
export const ROUTES = {
  'complaint.registered': {
    rooms: concerned,
    webhook: 'complaint.registered',
    jobs: null,
    timeline: (event) =>
      line(
        '{actor} registered complaint {number}, received by {channel}.',
        '{actor}登记了投诉 {number}，渠道：{channel}。',
        {
          number: plain(event.number),
          channel: word('channel', event.channel),
        },
      ),
    customer: () => ({
      ...eachComplainant,
      template: 'acknowledgement',
      only: ['not-imported', 'customer-spoke-first', 'still-open'],
    }),
  },
  'complaint.contact-attached': {
    rooms: concerned,
    webhook: 'complaint.contact-received',
    jobs: null,
    timeline: (event) =>
      line('The customer came back about the same matter by {channel}.', '客户就同一事项再次联系，渠道：{channel}。', {
        channel: word('channel', event.channel),
      }),
    customer: null,
  },

  'complaint.taken': {
    rooms: (sight, { fromId, toId }) => concernedAnd(sight, staffRoom(fromId), staffRoom(toId)),
    webhook: 'complaint.owner-changed',
    jobs: null,
    timeline: ({ fromId, toId }) =>
      line('{to} answered first and took over from {from}, who had duty.', '{to}首先应答，从值班负责人{from}处接手。', {
        to: staff(toId),
        from: staff(fromId),
      }),
    // The first person to answer is speaking to the customer at this moment.
    customer: null,
  },
  'complaint.handover-offered': {
    rooms: (sight, { fromId, toId }) => concernedAnd(sight, staffRoom(fromId), staffRoom(toId)),
    webhook: null,
    jobs: null,
    timeline: ({ toId, lapsesAt }) =>
      line('{actor} offered the complaint to {to}, until {until}.', '{actor}拟将投诉移交给{to}，有效至 {until}。', {
        to: staff(toId),
        until: moment(lapsesAt),
      }),
    customer: null,
  },
  'complaint.handover-accepted': {
    rooms: (sight, { fromId, toId, fromUnitId, toUnitId }) =>
      concernedAnd(sight, staffRoom(fromId), staffRoom(toId), unitRoom(fromUnitId), unitRoom(toUnitId)),
    webhook: 'complaint.owner-changed',
    jobs: null,
    timeline: ({ fromId, toId }) =>
      line('{to} accepted the complaint from {from} and owns it now.', '{to}接受了{from}的移交，成为责任人。', {
        to: staff(toId),
        from: staff(fromId),
      }),
    customer: () => ({
      ...eachComplainant,
      template: 'owner-changed',
      only: ['not-imported', 'customer-spoke-first', 'still-open'],
    }),
  },
  'complaint.handover-declined': {
    rooms: (sight, { toId }) => concernedAnd(sight, staffRoom(toId)),
    webhook: null,
    jobs: null,
    timeline: ({ toId }) => line('{to} declined the handover.', '{to}拒绝了移交。', { to: staff(toId) }),
    customer: null,
  },
  'complaint.handover-lapsed': {
    rooms: (sight, { toId }) => concernedAnd(sight, staffRoom(toId)),
    webhook: null,
    jobs: null,
    timeline: ({ toId }) =>
      line('The handover to {to} lapsed: nobody answered it.', '移交给{to}的请求逾期未应答，已失效。', {
        to: staff(toId),
      }),
    customer: null,
  },
  'complaint.handover-withdrawn': {
    rooms: (sight, { toId }) => concernedAnd(sight, staffRoom(toId)),
    webhook: null,
    jobs: null,
    timeline: ({ toId }) =>
      line('{actor} withdrew the handover to {to}.', '{actor}撤回了移交给{to}的请求。', { to: staff(toId) }),
    customer: null,
  },
  'complaint.passed-to-deputy': {
    rooms: (sight, { fromId, toId, fromUnitId, toUnitId }) =>
      concernedAnd(sight, staffRoom(fromId), staffRoom(toId), unitRoom(fromUnitId), unitRoom(toUnitId)),
    webhook: 'complaint.owner-changed',
    jobs: null,
    timeline: ({ fromId, toId, cause }) =>
      line('The complaint passed from {from} to {to}: {cause}.', '投诉由{from}转交{to}，原因：{cause}。', {
        from: staff(fromId),
        to: staff(toId),
        cause: cause === 'left' ? phrase('the owner left', '责任人离职') : phrase('conflict of interest', '利益冲突'),
      }),
    customer: () => ({
      ...eachComplainant,
      template: 'owner-changed',
      only: ['not-imported', 'customer-spoke-first', 'still-open'],
    }),
  },
  'complaint.contact-person-set': {
    rooms: (sight, { formerId }) => concernedAnd(sight, ...(formerId === null ? [] : [staffRoom(formerId)])),
    webhook: null,
    jobs: null,
    timeline: ({ staffId }) =>
      staffId === null
        ? line('{actor} made the owner the contact person again.', '{actor}恢复由责任人担任对接人。')
        : line(
            '{actor} made {contact} the contact person; the owner stays.',
            '{actor}指定{contact}为对接人，责任人不变。',
            {
              contact: staff(staffId),
            },
          ),
    customer: null,
  },
  'complaint.conflict-declared': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ staffId }) =>
      line('{actor} declared a conflict of interest of {staff}.', '{actor}认定{staff}存在利益冲突。', {
        staff: staff(staffId),
      }),
    customer: null,
  },

  'complaint.step-entered': {
    rooms: concerned,
    webhook: 'complaint.step-entered',
    jobs: null,
    timeline: ({ from, to, reentry }) =>
      reentry === null
        ? line('{actor} moved on from “{from}” to “{to}”.', '{actor}由“{from}”进入“{to}”。', {
            from: word('step', from),
            to: word('step', to),
          })
        : line('{actor} went back to “{to}”: {reason}.', '{actor}重新进入“{to}”，原因：{reason}。', {
            to: word('step', to),
            reason: word('reentry', reentry),
          }),
    // Leaving Solve means that every remedy is settled: now there is an outcome to put in writing.
    customer: ({ from, to, reentry }) =>
      from === 'solve' && to === 'follow-through' && reentry === null
        ? { ...eachComplainant, template: 'agreed-outcome', only: ['not-imported', 'still-open'] }
        : null,
  },
  'complaint.atmosphere-recorded': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ arrival, now, apology }) =>
      line(
        '{actor} recorded the emotion: {arrival} on arrival, {now} now; {apology}.',
        '{actor}记录了客户情绪：初始{arrival}，当前{now}；{apology}。',
        {
          arrival: emotion(arrival),
          now: emotion(now),
          apology: word('apology', apology),
        },
      ),
    customer: null,
  },
  'complaint.fact-recorded': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ confirmed }) =>
      line('{actor} recorded a fact ({state}).', '{actor}记录了一项事实（{state}）。', {
        state: confirmed ? phrase('confirmed', '已核实') : phrase('not confirmed yet', '待核实'),
      }),
    customer: null,
  },
  'complaint.fact-confirmed': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} confirmed a fact.', '{actor}核实了一项事实。'),
    customer: null,
  },
  'complaint.diagnosis-recorded': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ causeKind }) =>
      line('{actor} recorded the diagnosis; likely cause: {cause}.', '{actor}记录了诊断，可能原因：{cause}。', {
        cause: word('cause', causeKind),
      }),
    customer: null,
  },
  'complaint.severity-set': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: (event) =>
      event.safety
        ? line(
            '{actor} set the severity: {severity}, a matter of safety.',
            '{actor}设定严重程度：{severity}，涉及安全。',
            {
              severity: severity(event.severity),
            },
          )
        : line('{actor} set the severity: {severity}.', '{actor}设定严重程度：{severity}。', {
            severity: severity(event.severity),
          }),
    customer: null,
  },
  'complaint.issue-added': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} added an issue.', '{actor}新增了一个问题项。'),
    customer: null,
  },
  'complaint.issue-categorised': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ category }) =>
      line('{actor} put an issue into the category {category}.', '{actor}将问题归类为 {category}。', {
        category: plain(category),
      }),
    customer: null,
  },
  'complaint.issue-settled': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ outcome, causeKind }) =>
      line(
        '{actor} settled an issue: {outcome}; cause: {cause}.',
        '{actor}认定了一个问题项：{outcome}；原因：{cause}。',
        {
          outcome: word('outcome', outcome),
          cause: word('cause', causeKind),
        },
      ),
    customer: null,
  },
  'complaint.complainant-added': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ customerId }) =>
      line('{actor} added {customer} as a complainant.', '{actor}新增投诉人：{customer}。', {
        customer: customer(customerId),
      }),
    customer: ({ complainantId }) => ({
      to: 'complainant',
      complainantId,
      template: 'acknowledgement',
      only: ['not-imported', 'customer-spoke-first', 'still-open'],
    }),
  },
  'complaint.complainant-withdrew': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () =>
      line(
        'One complainant withdrew; the complaint goes on for the others.',
        '一位投诉人已撤回，投诉为其他投诉人继续处理。',
      ),
    // Confirms to the one who withdrew that for them it is closed.
    customer: ({ complainantId }) => ({
      to: 'complainant',
      complainantId,
      template: 'closing',
      only: ['not-imported'],
    }),
  },
  'complaint.agreement-stated': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} stated the problem and the outcome wanted.', '{actor}陈述了问题与期望结果。'),
    customer: null,
  },
  'complaint.agreement-met': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ kind }) =>
      line('{actor} recorded the agreement: {kind}.', '{actor}记录了共识情况：{kind}。', {
        kind: word('agreement', kind),
      }),
    customer: null,
  },

  'complaint.remedy-proposed': {
    rooms: (sight, { responsibleId }) => concernedAnd(sight, staffRoom(responsibleId)),
    webhook: null,
    jobs: null,
    timeline: (event) =>
      event.money === null
        ? line('{actor} proposed a remedy: {kind}, due {due}.', '{actor}提出补救：{kind}，应于 {due} 前兑现。', {
            kind: word('remedy', event.kind),
            due: moment(event.dueAt),
          })
        : line(
            '{actor} proposed a remedy: {kind} of {money}, due {due}.',
            '{actor}提出补救：{kind} {money}，应于 {due} 前兑现。',
            {
              kind: word('remedy', event.kind),
              money: money(event.money),
              due: moment(event.dueAt),
            },
          ),
    customer: null,
  },
  'complaint.remedy-granted': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ byId }) => line('{by} granted the remedy.', '{by}批准了补救。', { by: staff(byId) }),
    customer: null,
  },
  'complaint.remedy-accepted': {
    rooms: concerned,
    webhook: 'complaint.remedy-agreed',
    jobs: null,
    timeline: () => line('The customer accepted the remedy.', '客户接受了补救。'),
    // All remedies together are put in writing when the step Solve is left.
    customer: null,
  },
  'complaint.remedy-declined': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('The customer declined the remedy.', '客户拒绝了补救。'),
    customer: null,
  },
  'complaint.remedy-fulfilled': {
    rooms: concerned,
    webhook: 'complaint.remedy-fulfilled',
    jobs: null,
    timeline: () => line('{actor} proved that the remedy was delivered.', '{actor}确认补救已兑现。'),
    customer: null,
  },
  'complaint.remedy-withdrawn': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} withdrew the remedy.', '{actor}撤回了补救。'),
    customer: null,
  },
  'complaint.remedy-refused': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} documented why no remedy is given.', '{actor}书面说明了不予补救的理由。'),
    customer: null,
  },
  'complaint.interim-measure-taken': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ kind }) =>
      line('{actor} took an interim measure: {kind}.', '{actor}采取了临时措施：{kind}。', {
        kind: word('interim', kind),
      }),
    customer: null,
  },

  // Authority and approvals
  'complaint.approval-requested': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: (event) =>
      event.money === null
        ? line('{actor} asked the {level} level to approve the remedy.', '{actor}请{level}审批补救。', {
            level: word('level', event.level),
          })
        : line(
            '{actor} asked the {level} level to approve {money}, which is above their authority.',
            '{actor}请{level}审批 {money}，超出其授权。',
            { level: word('level', event.level), money: money(event.money) },
          ),
    customer: null,
  },
  'complaint.approval-delegated': {
    rooms: (sight, { toId, formerId }) =>
      concernedAnd(sight, ...[toId, formerId].flatMap((id) => (id === null ? [] : [staffRoom(id)]))),
    webhook: null,
    jobs: null,
    timeline: ({ toId, level }) =>
      toId === null
        ? line('{actor} took the delegated approval back.', '{actor}收回了审批委托。')
        : line(
            '{actor} delegated the approval to {delegate}, with the authority of the {level} level.',
            '{actor}将审批委托给{delegate}，授予{level}权限。',
            { delegate: staff(toId), level: word('level', level) },
          ),
    customer: null,
  },
  'complaint.approval-decided': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ decision, byId, money: amount }) =>
      decision === 'countered' && amount !== null
        ? line('{by} would grant {money} instead.', '{by}还价：可批准 {money}。', {
            by: staff(byId),
            money: money(amount),
          })
        : line('{by} decided the approval: {decision}.', '{by}处理了审批：{decision}。', {
            by: staff(byId),
            decision: word('approval-state', decision),
          }),
    customer: null,
  },
  'complaint.approval-passed-on': {
    rooms: (sight, { formerId }) => concernedAnd(sight, ...(formerId === null ? [] : [staffRoom(formerId)])),
    webhook: null,
    jobs: null,
    timeline: ({ from, to, cause }) =>
      line(
        'The approval went from the {from} level to the {to} level: {cause}.',
        '审批由{from}转至{to}，原因：{cause}。',
        { from: word('level', from), to: word('level', to), cause: word('approval-passing', cause) },
      ),
    customer: null,
  },
  'complaint.approval-withdrawn': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} withdrew the approval asked for.', '{actor}撤回了审批申请。'),
    customer: null,
  },
  'complaint.counter-offer-accepted': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: (event) =>
      line('{actor} goes on with the {money} that were offered instead.', '{actor}同意按还价 {money} 处理。', {
        money: money(event.money),
      }),
    customer: null,
  },

  'complaint.callback-scheduled': {
    rooms: concerned,
    webhook: 'complaint.callback-booked',
    jobs: ({ callbackId, ...window }, complaintId) =>
      callbackWindow({ complaintId, callbackId, generation: 1 }, window),
    timeline: ({ kind, dueAt }) =>
      line('{actor} booked a callback ({kind}) for {due}.', '{actor}预约了回访（{kind}），时间：{due}。', {
        kind: word('callback', kind),
        due: moment(dueAt),
      }),
    // A care callback that comes again is no appointment until somebody makes it one.
    customer: ({ callbackId, promised }) =>
      promised === false
        ? null
        : {
            to: 'callback',
            callbackId,
            generation: 1,
            template: 'callback-appointment',
            only: ['not-imported', 'still-booked'],
          },
  },
  'complaint.callback-moved': {
    rooms: concerned,
    webhook: 'complaint.callback-booked',
    jobs: ({ callbackId, generation, ...window }, complaintId) =>
      moveBell({ complaintId, callbackId, generation }, window),
    timeline: ({ dueAt }) =>
      line('{actor} moved the callback to {due}.', '{actor}将回访改至 {due}。', { due: moment(dueAt) }),
    customer: ({ callbackId, generation }) => ({
      to: 'callback',
      callbackId,
      generation,
      template: 'callback-appointment',
      only: ['not-imported', 'still-booked'],
    }),
  },
  'complaint.callback-rang': {
    rooms: concerned,
    webhook: null,
    jobs: ({ callbackId, generation, missedAt }, complaintId) =>
      missedAt === undefined || missedAt === null
        ? []
        : [schedule('callback-miss', { complaintId, callbackId, generation }, missedAt)],
    timeline: () => line('The callback fell due.', '回访到时。'),
    customer: null,
  },
  'complaint.callback-attempted': {
    rooms: concerned,
    webhook: null,
    jobs: ({ callbackId, generation, nextDueAt, expiresAt }, complaintId) =>
      moveBell({ complaintId, callbackId, generation }, nextDueAt === null ? null : { dueAt: nextDueAt, expiresAt }),
    timeline: ({ outcome, nextDueAt }) =>
      nextDueAt === null
        ? line('{actor} called: {outcome}.', '{actor}致电客户：{outcome}。', { outcome: word('attempt', outcome) })
        : line('{actor} called: {outcome}; next attempt {next}.', '{actor}致电客户：{outcome}；下次 {next}。', {
            outcome: word('attempt', outcome),
            next: moment(nextDueAt),
          }),
    // Only a time that the customer asked for is an appointment; a further attempt by plan is not.
    customer: ({ callbackId, generation, outcome }) =>
      outcome === 'asked-to-call-at'
        ? {
            to: 'callback',
            callbackId,
            generation,
            template: 'callback-appointment',
            only: ['not-imported', 'still-booked'],
          }
        : null,
  },
  'complaint.callback-declined': {
    rooms: concerned,
    webhook: 'complaint.callback-ended',
    jobs: ({ callbackId }) => [{ order: 'silence', callbackId }],
    timeline: () => line('The customer does not want to be called; the plan ends.', '客户不愿接听回访，计划终止。'),
    customer: null,
  },
  'complaint.callback-number-wanted': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () =>
      line('The number is wrong: nobody calls until there is another one.', '号码有误：取得新号码前暂停回访。'),
    customer: null,
  },
  'complaint.callback-expired': {
    rooms: concerned,
    webhook: 'complaint.callback-ended',
    jobs: ({ callbackId }) => [{ order: 'silence', callbackId }],
    timeline: () => line('The callback expired without reaching the customer.', '回访超过有效期，仍未联系到客户。'),
    customer: null,
  },
  'complaint.callback-missed': {
    rooms: (sight, { responsibleId }) => concernedAnd(sight, staffRoom(responsibleId)),
    webhook: 'complaint.callback-missed',
    jobs: null,
    timeline: ({ until, responsibleId }) =>
      line(
        'The customer was promised a call until {until}, and nobody called. It was for {staff} to make.',
        '承诺于 {until} 前回访，但无人致电。应由{staff}负责。',
        { until: moment(until), staff: staff(responsibleId) },
      ),
    customer: null,
  },
  'complaint.callback-claimed': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ byId, until }) =>
      line('{staff} took the call, until {until}.', '{staff}认领了此次回访，有效至 {until}。', {
        staff: staff(byId),
        until: moment(until),
      }),
    customer: null,
  },
  'complaint.callback-released': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ byId }) => line('{staff} gave the call back.', '{staff}释放了此次回访。', { staff: staff(byId) }),
    customer: null,
  },
  'complaint.callback-exhausted': {
    rooms: concerned,
    webhook: 'complaint.callback-ended',
    jobs: ({ callbackId }) => [{ order: 'silence', callbackId }],
    timeline: () =>
      line('Every attempt of the plan was made without reaching the customer.', '已按计划多次联系，均未联系到客户。'),
    customer: null,
  },
  'complaint.callback-cancelled': {
    rooms: concerned,
    webhook: 'complaint.callback-ended',
    jobs: ({ callbackId }) => [{ order: 'silence', callbackId }],
    timeline: () => line('{actor} cancelled the callback.', '{actor}取消了回访。'),
    customer: null,
  },
  'complaint.satisfaction-verified': {
    rooms: concerned,
    webhook: 'complaint.satisfaction-verified',
    jobs: null,
    timeline: ({ outcomeScore, handlingScore }) =>
      line(
        '{actor} verified the satisfaction: outcome {outcome}, handling {handling}.',
        '{actor}核实了满意度：结果{outcome}，处理过程{handling}。',
        {
          outcome: emotion(outcomeScore),
          handling: handlingScore === null ? nothing : emotion(handlingScore),
        },
      ),
    customer: null,
  },

  'complaint.promise-made': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ kind, dueAt }) =>
      line(
        '{actor} promised the customer something by {due}: {kind}.',
        '{actor}向客户作出承诺（{kind}），期限 {due}。',
        {
          kind: word('promise', kind),
          due: moment(dueAt),
        },
      ),
    customer: null,
  },
  'complaint.promise-kept': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('A promise to the customer was kept.', '对客户的承诺已兑现。'),
    customer: null,
  },
  'complaint.promise-renegotiated': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ dueAt }) =>
      line('A promise was renegotiated with the customer, now due {due}.', '与客户重新商定承诺期限：{due}。', {
        due: moment(dueAt),
      }),
    customer: null,
  },
  'complaint.promise-broken': {
    rooms: concerned,
    webhook: 'complaint.promise-broken',
    jobs: null,
    timeline: () => line('A promise to the customer was broken.', '对客户的承诺未能兑现。'),
    customer: null,
  },
  'complaint.promise-released': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('A promise is not owed any more.', '一项承诺已解除。'),
    customer: null,
  },
  'complaint.task-opened': {
    rooms: (sight, { assigneeId }) => concernedAnd(sight, staffRoom(assigneeId)),
    webhook: null,
    jobs: null,
    timeline: ({ assigneeId, dueAt }) =>
      dueAt === null
        ? line('{actor} asked {assignee} to help.', '{actor}请{assignee}协助。', { assignee: staff(assigneeId) })
        : line('{actor} asked {assignee} to help by {due}.', '{actor}请{assignee}于 {due} 前协助。', {
            assignee: staff(assigneeId),
            due: moment(dueAt),
          }),
    customer: null,
  },
  'complaint.task-done': {
    rooms: (sight, { taskId }) => concernedAnd(sight, ...assignee(sight, taskId)),
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} finished a task.', '{actor}完成了一项任务。'),
    customer: null,
  },
  'complaint.task-cancelled': {
    rooms: (sight, { taskId }) => concernedAnd(sight, ...assignee(sight, taskId)),
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} cancelled a task.', '{actor}取消了一项任务。'),
    customer: null,
  },

  'complaint.message-written': {
    rooms: concerned,
    webhook: null,
    jobs: ({ messageId, heldUntil }, complaintId) => [
      schedule('message-release', { complaintId, messageId }, heldUntil),
    ],
    timeline: ({ channel, purpose }) =>
      line('{actor} wrote to the customer by {channel}: {purpose}.', '{actor}向客户发送{purpose}，渠道：{channel}。', {
        channel: word('channel', channel),
        purpose: word('purpose', purpose),
      }),
    customer: null,
  },
  'complaint.message-cancelled': {
    rooms: concerned,
    webhook: null,
    jobs: ({ messageId }, complaintId) => [cancel('message-release', { complaintId, messageId })],
    timeline: () => line('{actor} took the message back before it left.', '{actor}在发出前撤回了消息。'),
    customer: null,
  },
  'complaint.message-released': {
    rooms: concerned,
    webhook: 'complaint.message-sent',
    jobs: null,
    timeline: () => line('The message left; it cannot be taken back any more.', '消息已发出，不能再撤回。'),
    // What a person wrote goes out whatever the complaint's past: they meant it.
    customer: ({ messageId }) => ({ to: 'message', messageId, template: 'reply', only: [] }),
  },
  'complaint.message-received': {
    rooms: concerned,
    webhook: 'complaint.contact-received',
    jobs: null,
    timeline: ({ channel }) =>
      line('The customer wrote by {channel}.', '客户来信，渠道：{channel}。', { channel: word('channel', channel) }),
    customer: null,
  },
  'complaint.note-added': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () => line('{actor} added an internal note.', '{actor}添加了内部备注。'),
    customer: null,
  },
  'complaint.attachment-added': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ sizeBytes }) =>
      line('{actor} added an attachment ({size} kB).', '{actor}添加了附件（{size} kB）。', {
        size: count(Math.ceil(sizeBytes / 1000)),
      }),
    customer: null,
  },
  'complaint.customer-notified': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ template, result }) => {
      const mail = { mail: word('notification', template) };
      switch (result) {
        case 'sent':
          return line('The customer was mailed: {mail}.', '已发送邮件给客户：{mail}。', mail);
        case 'failed':
          return line('A mail could not be delivered: {mail}.', '邮件未能送达：{mail}。', mail);
        case 'outbox':
          return line('A mail waits in the outbox: {mail}.', '邮件在发件箱中等待处理：{mail}。', mail);
      }
    },
    customer: null,
  },

  'complaint.threat-flagged': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ threat }) =>
      line('{actor} flagged a threat: {threat}.', '{actor}标记了外部风险：{threat}。', {
        threat: word('threat', threat),
      }),
    customer: null,
  },
  'complaint.level-changed': {
    rooms: concerned,
    webhook: 'complaint.level-changed',
    jobs: null,
    timeline: ({ from, to, cause }) =>
      line('The level changed from {from} to {to}: {cause}.', '级别由{from}调整为{to}，原因：{cause}。', {
        from: word('level', from),
        to: word('level', to),
        cause: word('level-cause', cause),
      }),
    customer: null,
  },
  ...ESCALATION_ROUTES,

  'complaint.vulnerability-recorded': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () =>
      line('{actor} recorded a vulnerability and what we adjust for it.', '{actor}记录了需特别照顾的情况及相应安排。'),
    customer: null,
  },
  'complaint.linked': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ otherId, kind }) =>
      line('{actor} linked {other}: {kind}.', '{actor}关联了 {other}：{kind}。', {
        other: complaint(otherId),
        kind: word('link', kind),
      }),
    customer: null,
  },
  'complaint.merged': {
    rooms: (sight, { intoId }) => concernedAnd(sight, complaintRoom(intoId)),
    webhook: 'complaint.merged',
    jobs: null,
    timeline: ({ intoId }) =>
      line('{actor} merged this duplicate into {other}.', '{actor}将此重复投诉并入 {other}。', {
        other: complaint(intoId),
      }),
    customer: null,
  },
  'complaint.absorbed': {
    rooms: (sight, { fromId }) => concernedAnd(sight, complaintRoom(fromId)),
    webhook: null,
    jobs: null,
    timeline: ({ fromId }) =>
      line('{actor} merged the duplicate {other} into this complaint.', '{actor}将重复投诉 {other} 并入此投诉。', {
        other: complaint(fromId),
      }),
    customer: null,
  },

  // Clocks
  'complaint.clocks-started': {
    rooms: nobody,
    webhook: null,
    jobs: ({ clocks }, complaintId) => clocks.flatMap((clock) => clockBells(complaintId, { ...clock, generation: 1 })),
    timeline: (event) =>
      line('Clocks started: {clocks}.', '开始计时：{clocks}。', { clocks: clockWords(event.clocks) }),
    customer: null,
  },
  'complaint.clocks-stopped': {
    rooms: nobody,
    webhook: null,
    jobs: null,
    timeline: (event) =>
      line('Clocks stopped: {clocks}.', '停止计时：{clocks}。', { clocks: clockWords(event.clocks) }),
    customer: null,
  },
  'complaint.clocks-paused': {
    rooms: nobody,
    webhook: null,
    jobs: null,
    timeline: (event) =>
      line('Clocks paused while we wait for the customer: {clocks}.', '等待客户期间暂停计时：{clocks}。', {
        clocks: clockWords(event.clocks),
      }),
    customer: null,
  },
  'complaint.clocks-resumed': {
    rooms: nobody,
    webhook: null,
    jobs: ({ clocks }, complaintId) => clocks.flatMap((clock) => clockBells(complaintId, clock)),
    timeline: (event) => line('Clocks go on: {clocks}.', '恢复计时：{clocks}。', { clocks: clockWords(event.clocks) }),
    customer: null,
  },
  'complaint.clocks-moved': {
    rooms: concerned,
    webhook: null,
    jobs: ({ clocks }, complaintId) => clocks.flatMap((clock) => clockBells(complaintId, clock)),
    timeline: (event) =>
      line('Clocks have other due times: {clocks}.', '到期时间已调整：{clocks}。', {
        clocks: clockWords(event.clocks),
      }),
    customer: null,
  },
  'complaint.clock-warned': {
    rooms: concerned,
    webhook: 'complaint.clock-warned',
    jobs: null,
    timeline: ({ kind }) =>
      line('Due soon: {clock}.', '即将到期：{clock}。', {
        clock: word('clock', kind),
      }),
    customer: null,
  },
  'complaint.clock-breached': {
    rooms: concerned,
    webhook: 'complaint.clock-breached',
    jobs: null,
    timeline: ({ kind }) =>
      line('Not done in time: {clock}.', '已逾期：{clock}。', {
        clock: word('clock', kind),
      }),
    customer: null,
  },
  'complaint.waiting-started': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ until }) =>
      line('{actor} waits for the customer, until {until} at most.', '{actor}开始等待客户，最迟至 {until}。', {
        until: moment(until),
      }),
    customer: null,
  },
  'complaint.waiting-ended': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ cause }) =>
      line('Waiting for the customer is over: {cause}.', '等待客户结束：{cause}。', {
        cause: word('waiting-end', cause),
      }),
    customer: null,
  },
  'complaint.policy-applied': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: () =>
      line('{actor} put the complaint under another clock policy.', '{actor}为此投诉套用了新的时限规则。'),
    customer: null,
  },

  'complaint.closed': {
    rooms: concerned,
    webhook: 'complaint.closed',
    jobs: null,
    timeline: ({ outcome, way }) =>
      line('{actor} closed the complaint: {outcome} ({way}).', '{actor}结案：{outcome}（{way}）。', {
        outcome: word('outcome', outcome),
        way: word('closure-way', way),
      }),
    customer: () => ({ ...eachComplainant, template: 'closing', only: ['not-imported'] }),
  },
  'complaint.reopened': {
    rooms: (sight, { ownerId }) => concernedAnd(sight, staffRoom(ownerId)),
    webhook: 'complaint.reopened',
    jobs: null,
    timeline: ({ ownerId, cycle }) =>
      line(
        '{actor} reopened the complaint; {owner} handles it, cycle {cycle}.',
        '{actor}重新打开投诉，由{owner}处理，第 {cycle} 轮。',
        {
          owner: staff(ownerId),
          cycle: count(cycle),
        },
      ),
    customer: null,
  },
  'complaint.personal-data-erased': {
    rooms: concerned,
    webhook: 'complaint.personal-data-erased',
    jobs: null,
    timeline: () =>
      line('Personal data of a customer was erased from this complaint.', '已从此投诉中删除客户的个人资料。'),
    customer: null,
  },

  'customer.registered': {
    rooms: () => [],
    webhook: 'customer.registered',
    jobs: null,
    timeline: ({ customerId }) =>
      line('{actor} registered the customer {customer}.', '{actor}登记了客户{customer}。', {
        customer: customer(customerId),
      }),
    customer: null,
  },
  'customer.amended': {
    rooms: () => [],
    webhook: 'customer.amended',
    jobs: null,
    timeline: ({ customerId, fields }) =>
      line('{actor} changed the customer {customer}: {fields}.', '{actor}修改了客户{customer}：{fields}。', {
        customer: customer(customerId),
        fields: plain(fields.join(', ')),
      }),
    customer: null,
  },
  'customer.erased': {
    rooms: () => [],
    webhook: 'customer.erased',
    jobs: null,
    timeline: ({ complaints }) =>
      line(
        '{actor} erased the customer’s personal data, in {complaints} complaints too.',
        '{actor}删除了客户的个人资料，涉及 {complaints} 件投诉。',
        {
          complaints: count(complaints),
        },
      ),
    customer: null,
  },
  'staff.added': {
    rooms: ({ unitId }) => [unitRoom(unitId)],
    webhook: null,
    jobs: null,
    timeline: ({ staffId, unitId }) =>
      line('{actor} added {staff} to {unit}.', '{actor}将{staff}加入{unit}。', {
        staff: staff(staffId),
        unit: unit(unitId),
      }),
    customer: null,
  },
  'staff.amended': {
    rooms: ({ staffId }) => [staffRoom(staffId)],
    webhook: null,
    jobs: null,
    timeline: ({ staffId, fields }) =>
      line('{actor} changed {staff}: {fields}.', '{actor}修改了{staff}：{fields}。', {
        staff: staff(staffId),
        fields: plain(fields.join(', ')),
      }),
    customer: null,
  },
  'staff.left': {
    rooms: ({ staffId, deputyId }) => [staffRoom(staffId), staffRoom(deputyId)],
    webhook: null,
    jobs: null,
    timeline: ({ staffId, deputyId, complaints }) =>
      line(
        '{staff} left; {complaints} open complaints passed to {deputy}.',
        '{staff}已离职，{complaints} 件未结投诉转交{deputy}。',
        { staff: staff(staffId), deputy: staff(deputyId), complaints: count(complaints) },
      ),
    customer: null,
  },
  'unit.added': {
    rooms: ({ unitId, parentId }) => [unitRoom(unitId), ...(parentId === null ? [] : [unitRoom(parentId)])],
    webhook: null,
    jobs: null,
    timeline: ({ unitId }) =>
      line('{actor} added the unit {unit}.', '{actor}新增了单位{unit}。', { unit: unit(unitId) }),
    customer: null,
  },
  'unit.amended': {
    rooms: ({ unitId }) => [unitRoom(unitId)],
    webhook: null,
    jobs: null,
    timeline: ({ unitId, fields }) =>
      line('{actor} changed the unit {unit}: {fields}.', '{actor}修改了单位{unit}：{fields}。', {
        unit: unit(unitId),
        fields: plain(fields.join(', ')),
      }),
    customer: null,
  },
  'api-key.issued': {
    rooms: ({ staffId }) => [staffRoom(staffId)],
    webhook: null,
    jobs: null,
    timeline: ({ staffId }) =>
      line('{actor} issued a key that acts as {staff}.', '{actor}签发了代表{staff}的密钥。', { staff: staff(staffId) }),
    customer: null,
  },
  'api-key.revoked': {
    rooms: ({ staffId }) => [staffRoom(staffId)],
    webhook: null,
    jobs: null,
    timeline: ({ staffId }) =>
      line('{actor} revoked a key of {staff}.', '{actor}吊销了{staff}的密钥。', { staff: staff(staffId) }),
    customer: null,
  },

  // Settings (TIME)
  'setting.saved': {
    rooms: ({ unitId }) => [unitRoom(unitId)],
    webhook: null,
    jobs: null,
    timeline: ({ kind, version, unitId }) =>
      line('{actor} saved version {version} of the {kind} of {unit}.', '{actor}保存了{unit}的{kind}第 {version} 版。', {
        kind: word('setting', kind),
        version: count(version),
        unit: unit(unitId),
      }),
    customer: null,
  },
  'setting.retired': {
    rooms: ({ unitId }) => [unitRoom(unitId)],
    webhook: null,
    jobs: null,
    timeline: ({ kind, unitId }) =>
      line('{actor} retired a {kind} of {unit}.', '{actor}停用了{unit}的{kind}。', {
        kind: word('setting', kind),
        unit: unit(unitId),
      }),
    customer: null,
  },
} as const satisfies Routes;
