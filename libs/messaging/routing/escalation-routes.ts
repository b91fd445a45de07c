import type { ChangeOfScene, ComplaintEvents } from '@redress/contracts';
import { cancel, schedule } from './job-orders';
import { concerned, concernedAnd, staffRoom } from './rooms';
import type { Routes } from './route';
import { type Line, line, type LineValue, moment, phrase, plain, staff, word } from './timeline-line';

const NOTHING = phrase('', '');

/** What the agent is told to change besides the level (playbook §3, principle 7). */
const CHANGES: Readonly<Record<ChangeOfScene, LineValue>> = {
  person: phrase(' Another person talks to the customer.', '更换对接人。'),
  place: phrase(' Meet at another place.', '更换场所。'),
  time: phrase(' Talk at another time.', '更换时间。'),
};

/** Rungs passed over are named in the event; the sentence says that there were some. */
const PASSED_OVER = phrase(' Rungs below were passed over: nobody was there.', '下级无人在岗，已越级。');

const toldOfRung = (event: ComplaintEvents['complaint.escalated']): Line => {
  const values = {
    responsible: staff(event.responsibleId),
    standIn: event.standsInForId === null ? NOTHING : phrase(' in place of an absent colleague', '（代缺席同事）'),
    rung: plain(event.rung),
    level: word('level', event.to),
    trigger: word('escalation-cause', event.trigger),
    change: event.change === null ? NOTHING : CHANGES[event.change],
    skipped: event.skipped.length === 0 ? NOTHING : PASSED_OVER,
    until: moment(event.acknowledgeBy),
  };
  return event.clock === null
    ? line(
        'Escalated to {responsible}{standIn} ({rung}, {level}): {trigger}.{change}{skipped} To be acknowledged by {until}.',
        '已升级至{responsible}{standIn}（{rung}，{level}），原因：{trigger}。{change}{skipped}请于 {until} 前确认。',
        values,
      )
    : line(
        'Escalated to {responsible}{standIn} ({rung}, {level}): {trigger} ({clock}).{change}{skipped} To be acknowledged by {until}.',
        '已升级至{responsible}{standIn}（{rung}，{level}），原因：{trigger}（{clock}）。{change}{skipped}请于 {until} 前确认。',
        { ...values, clock: word('clock', event.clock) },
      );
};

/** Where the events of escalation go (playbook §6). The customer is told by the people who act. */
export const ESCALATION_ROUTES = {
  'complaint.escalation-asked': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ trigger }) =>
      line('{actor} asked for the next level: {trigger}.', '{actor}申请升级，原因：{trigger}。', {
        trigger: word('escalation-cause', trigger),
      }),
    customer: null,
  },
  'complaint.escalated': {
    rooms: (sight, { responsibleId }) => concernedAnd(sight, staffRoom(responsibleId)),
    webhook: 'complaint.escalated',
    jobs: ({ escalationId, alertAt }, complaintId) =>
      alertAt === null ? [] : [schedule('alert-ring', { complaintId, escalationId }, alertAt)],
    timeline: toldOfRung,
    customer: null,
  },
  'complaint.escalation-acknowledged': {
    rooms: concerned,
    webhook: null,
    jobs: ({ escalationId }, complaintId) => [cancel('alert-ring', { complaintId, escalationId })],
    timeline: () => line('{actor} acknowledged the escalation.', '{actor}确认了升级。'),
    customer: null,
  },
  'complaint.escalation-passed-on': {
    rooms: (sight, { fromId, toId }) => concernedAnd(sight, staffRoom(fromId), staffRoom(toId)),
    webhook: null,
    jobs: ({ escalationId }, complaintId) => [cancel('alert-ring', { complaintId, escalationId })],
    timeline: ({ fromId, toId }) =>
      line(
        '{from} did not acknowledge the escalation in time; it passed on to {to}.',
        '{from}未及时确认升级，已转给{to}。',
        { from: staff(fromId), to: staff(toId) },
      ),
    customer: null,
  },
  'complaint.escalation-reassigned': {
    rooms: (sight, { fromId, toId }) => concernedAnd(sight, staffRoom(fromId), staffRoom(toId)),
    webhook: null,
    jobs: ({ escalationId, alertAt }, complaintId) => [
      cancel('alert-ring', { complaintId, escalationId }),
      ...(alertAt === null ? [] : [schedule('alert-ring', { complaintId, escalationId }, alertAt)]),
    ],
    timeline: ({ fromId, toId, cause }) =>
      line('The escalation went from {from} to {to}: {cause}.', '升级的处理人由{from}改为{to}，原因：{cause}。', {
        from: staff(fromId),
        to: staff(toId),
        cause: word('reassignment', cause),
      }),
    customer: null,
  },
  'complaint.escalation-unanswered': {
    rooms: concerned,
    webhook: 'complaint.escalation-unanswered',
    jobs: null,
    timeline: ({ trigger, reason }) =>
      line('Nobody answers the escalation ({trigger}): {reason}.', '升级无人应答（{trigger}）：{reason}。', {
        trigger: word('escalation-cause', trigger),
        reason:
          reason === 'nobody-there'
            ? phrase('nobody is there on the way up', '各级均无人在岗')
            : phrase('the ladder goes no further', '已无更高一级'),
      }),
    customer: null,
  },
  'complaint.staff-alerted': {
    rooms: (sight, { staffId }) => concernedAnd(sight, staffRoom(staffId)),
    webhook: null,
    jobs: null,
    timeline: ({ staffId }) =>
      line('{staff} was told of the escalation.', '已提醒{staff}处理升级。', { staff: staff(staffId) }),
    customer: null,
  },
  'complaint.de-escalated': {
    rooms: concerned,
    webhook: 'complaint.de-escalated',
    jobs: null,
    timeline: ({ from, to }) =>
      line('{actor} sent the complaint down from {from} to {to}.', '{actor}将投诉由{from}降至{to}。', {
        from: word('level', from),
        to: word('level', to),
      }),
    customer: null,
  },
  'complaint.unattended-noticed': {
    rooms: concerned,
    webhook: null,
    jobs: null,
    timeline: ({ ownerId }) =>
      line('{owner} is away and nobody stands in.', '责任人{owner}缺席且无人代理。', { owner: staff(ownerId) }),
    customer: null,
  },
} satisfies Pick<
  Routes,
  | 'complaint.escalation-asked'
  | 'complaint.escalated'
  | 'complaint.escalation-acknowledged'
  | 'complaint.escalation-passed-on'
  | 'complaint.escalation-reassigned'
  | 'complaint.escalation-unanswered'
  | 'complaint.staff-alerted'
  | 'complaint.de-escalated'
  | 'complaint.unattended-noticed'
>;
