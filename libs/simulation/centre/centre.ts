import type { Actor, CalendarBody, Complaint, Decision } from '@redress/complaint-domain';
import {
  complaintNumber,
  type ComplaintId,
  type CustomerId,
  type Instant,
  type Level,
  type NewComplaintEvent,
  instantOf,
  millisecondsOf,
  type NotificationId,
  WRITTEN_CHANNELS,
  type StaffId,
} from '@redress/contracts';
import TinyQueue from 'tinyqueue';
import type { VirtualDesk } from '../virtual-time/virtual-desk';
import { CaseWork, type Progress, type Step } from './case-work';
import type { CentreCompany, City } from './centre-company';
import type { CentreFigures } from './centre-figures';
import type { Chance } from './chance';
import { drawMatter, type Matter } from './matter';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK_DAYS = 5;
const OPENS = 9;
const CLOSES = 18;
const OFFICE_DAY = [{ from: '09:00', to: '18:00' }];

/** When the centre's people are there; those who work at weekends come on top. */
export const OFFICE_HOURS: CalendarBody = {
  zone: 'UTC',
  week: {
    mon: OFFICE_DAY,
    tue: OFFICE_DAY,
    wed: OFFICE_DAY,
    thu: OFFICE_DAY,
    fri: OFFICE_DAY,
    sat: [],
    sun: [],
  },
  exceptions: [],
};

/** Somebody with nothing to do looks again after so long. */
const IDLE = 15 * MINUTE;
/** What was refused is tried again after so long. */
const REST = 2 * HOUR;

/** How often complaints come at an hour of the day, against the mean: the phone rings in office hours, mail all day. */
const weightOf = (milliseconds: number): number => {
  const time = new Date(milliseconds);
  const hour = time.getUTCHours();
  const isWeekend = time.getUTCDay() % 6 === 0;
  const byHour = hour >= 8 && hour < 19 ? 1.8 : 0.35;
  return byHour * (isWeekend ? 0.3 : 1.2);
};
const GREATEST_WEIGHT = 2.2;

interface Moment {
  readonly at: number;
  readonly happens: () => void;
}

/** One piece of work that somebody does without a break. */
interface Task {
  readonly id: ComplaintId;
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/** Somebody at a desk, and what they are at. */
interface Worker {
  readonly id: StaffId;
  readonly city: City;
  readonly cases: Set<ComplaintId>;
  /** What others wait for: approvals to decide, escalations to acknowledge. */
  readonly inbox: Task[];
  readonly worksWeekends: boolean;
}

/** Days, complaints a day and people of a simulated centre. */
export interface CentreSize {
  readonly start: Instant;
  readonly days: number;
  readonly arrivalsPerDay: number;
}

/** A contact centre in virtual time: complaints come by chance, people work on them by the rules, bells ring. */
export class Centre {
  private readonly moments = new TinyQueue<Moment>([], (one, other) => one.at - other.at);
  private readonly workers = new Map<StaffId, Worker>();
  private readonly unowned = new Map<City, ComplaintId[]>();
  private readonly progress = new Map<ComplaintId, Progress>();
  private readonly work: CaseWork;
  private serial = 0;
  private readonly start: number;
  private readonly end: number;

  constructor(
    private readonly desk: VirtualDesk,
    private readonly company: CentreCompany,
    private readonly chance: Chance,
    private readonly figures: CentreFigures,
    private readonly size: CentreSize,
  ) {
    this.work = new CaseWork(chance);
    this.start = millisecondsOf(size.start);
    this.end = this.start + size.days * DAY;
    for (const city of company.cities) {
      this.unowned.set(city, []);
      for (const id of [...city.agents, city.supervisorId, city.managerId])
        this.workers.set(id, { id, city, cases: new Set(), inbox: [], worksWeekends: chance.happens(0.2) });
    }
  }

  /** Runs from the first moment to the last. @param onDay after each day */
  run(onDay: (day: number) => void): void {
    this.plan(this.start + this.untilNextArrival(this.start), () => this.arrives());
    for (const worker of this.workers.values())
      this.plan(this.start + this.chance.between(0, IDLE), () => this.looks(worker));
    let day = 0;
    for (let next = this.moments.pop(); next !== undefined && next.at < this.end; next = this.moments.pop()) {
      this.desk.advanceTo(instantOf(next.at));
      next.happens();
      for (; (day + 1) * DAY <= next.at - this.start; day += 1) onDay(day + 1);
    }
    this.desk.advanceTo(instantOf(this.end));
  }

  /** Complaints still open. */
  get backlog(): number {
    return this.progress.size;
  }

  /** After each commit: what others have to do now, and whether it is over. */
  follow(complaint: Complaint, events: readonly NewComplaintEvent[]): void {
    const { id } = complaint;
    const progress = this.progress.get(id);
    if (progress !== undefined) {
      progress.dueAt = this.figures.urgency(complaint);
      progress.restsUntil = 0;
    }
    for (const happened of events) {
      if (happened.type === 'complaint.taken') this.holds(happened.payload.toId, id);
      const asked = this.work.askedBy(happened);
      if (asked === null) continue;
      const worker = asked.staffId === null ? this.deciderOf(complaint, asked.level) : this.workers.get(asked.staffId);
      worker?.inbox.push({ id, ...asked });
    }
    if (complaint.status === 'closed') {
      this.holds(null, id);
      this.progress.delete(id);
      this.desk.forget(id);
    }
  }

  /** From now on this person has it, and nobody else. */
  private holds(staffId: StaffId | null, id: ComplaintId): void {
    for (const worker of this.workers.values()) worker.cases.delete(id);
    if (staffId !== null) this.workers.get(staffId)?.cases.add(id);
  }

  private deciderOf({ unitId }: Complaint, level: Level): Worker | undefined {
    const city = this.company.cities.find((each) => each.unitId === unitId);
    return city === undefined ? undefined : this.workers.get(level === 'senior' ? city.managerId : city.supervisorId);
  }

  private plan(at: number, happens: () => void): void {
    this.moments.push({ at, happens });
  }

  private get now(): number {
    return millisecondsOf(this.desk.now);
  }

  /** Arrivals of a rate that changes with the hour: drawn at the greatest rate, and some of them left out. */
  private untilNextArrival(from: number): number {
    const mean = DAY / (this.size.arrivalsPerDay * GREATEST_WEIGHT);
    let after = 0;
    do after += this.chance.exponential(mean);
    while (!this.chance.happens(weightOf(from + after) / GREATEST_WEIGHT));
    return after;
  }

  private arrives(): void {
    const { now, chance } = this;
    this.plan(now + this.untilNextArrival(now), () => this.arrives());
    const matter = drawMatter(chance);
    const city = chance.of(this.company.cities);
    const live = matter.channel === 'phone' || matter.channel === 'counter';
    const present = live ? city.agents.filter((id) => this.isAtWork(id)) : [];
    const agent = present.length === 0 ? null : chance.of(present);
    const actor: Actor = agent === null ? { kind: 'system', id: 'import' } : this.actorOf(agent);
    // Where nobody picks up, people write.
    const channel = live && agent === null ? 'web' : matter.channel;
    const decision = this.desk.register({ ...this.registrationOf(matter, city), channel }, actor);
    if (!decision.accepted) return this.figures.refused('register', decision.refusal.code);
    const { id } = decision.complaint;
    this.progress.set(id, { matter, factsAt: null, deliveredAt: null, restsUntil: 0, dueAt: 0 });
    if (WRITTEN_CHANNELS.includes(channel) && !matter.anonymous) this.acknowledges(id);
    if (agent === null) this.unowned.get(city)?.push(id);
    else this.workers.get(agent)?.cases.add(id);
  }

  /** The mail that the house itself sends on receipt. */
  private acknowledges(id: ComplaintId): void {
    const notificationId = `mail-${id}` as NotificationId;
    const input = { notificationId, template: 'acknowledgement', messageId: null, result: 'sent' } as const;
    this.desk.perform(id, 'record-notification', input, { kind: 'system', id: 'notifier' });
  }

  private registrationOf(matter: Matter, city: City): Parameters<VirtualDesk['register']>[0] {
    this.serial += 1;
    const receivedAt = this.desk.now;
    return {
      number: complaintNumber(Number(receivedAt.slice(0, 4)), this.serial),
      unitId: city.unitId,
      origin: 'customer',
      channel: matter.channel,
      receivedAt,
      incidentAt: null,
      customerId: matter.anonymous ? null : (`customer-${this.chance.below(1_000_000)}` as CustomerId),
      role: 'customer',
      authorised: true,
      words: 'simulated',
      outcomeWanted: null,
      category: null,
      equipmentId: null,
      severity: null,
      tier: null,
      regulated: false,
      safety: matter.safety,
      confidential: false,
      imported: null,
    };
  }

  /** Somebody looks what is to be done, and does the most urgent of it. */
  private looks(worker: Worker): void {
    const { now } = this;
    if (!this.isAtWork(worker.id)) return this.plan(this.nextShift(now), () => this.looks(worker));
    this.takesUp(worker);
    const task = worker.inbox.shift() ?? this.mostUrgent(worker);
    if (task === null) return this.plan(now + IDLE, () => this.looks(worker));
    this.figures.worked(task.minutes);
    this.plan(now + task.minutes * MINUTE, () => {
      this.performs(worker, task);
      this.looks(worker);
    });
  }

  /** The first to answer takes what came while nobody did. */
  private takesUp(worker: Worker): void {
    if (!worker.city.agents.includes(worker.id)) return;
    const waiting = this.unowned.get(worker.city)?.shift();
    if (waiting !== undefined) worker.cases.add(waiting);
  }

  private mostUrgent(
    worker: Worker,
  ): { readonly id: ComplaintId; readonly minutes: number; readonly steps: readonly Step[] } | null {
    const { now } = this;
    const cases = [...worker.cases, ...this.casesOfAbsent(worker)]
      .flatMap((id) => {
        const progress = this.progress.get(id);
        return progress === undefined || progress.restsUntil > now ? [] : [{ id, progress }];
      })
      .toSorted((one, other) => one.progress.dueAt - other.progress.dueAt);
    for (const { id, progress } of cases) {
      const work = this.work.next(this.desk.complaint(id), progress, now);
      if ('steps' in work) return { id, ...work };
      progress.restsUntil = Math.max(now, Math.min(work.notBefore, now + REST));
    }
    return null;
  }

  private casesOfAbsent(worker: Worker): readonly ComplaintId[] {
    const absent = this.company.snapshot.deputyFor(worker.id, this.desk.now);
    return [...absent].flatMap((id) => [...(this.workers.get(id)?.cases ?? [])]);
  }

  private performs({ id: staffId }: Worker, { id, steps }: Task): void {
    for (const { name, input } of steps) {
      if (!this.progress.has(id)) return;
      const decision: Decision = this.desk.perform(id, name, input, this.actorOf(staffId));
      if (!decision.accepted) return this.refused(id, name, decision);
    }
  }

  /** What the rules refuse now is tried again later, when somebody else may have done their part. */
  private refused(id: ComplaintId, name: string, { refusal }: Extract<Decision, { accepted: false }>): void {
    const { code, detail } = refusal;
    this.figures.refused(name, detail === undefined ? code : `${code} ${JSON.stringify(detail)}`);
    const progress = this.progress.get(id);
    if (progress !== undefined) progress.restsUntil = this.now + REST;
  }

  private actorOf(staffId: StaffId): Actor {
    const actor = this.company.snapshot.actor(staffId, 'staff', this.desk.now);
    if (actor === null) throw new Error(`${staffId} is not in service`);
    return actor;
  }

  private isAtWork(staffId: StaffId): boolean {
    const time = new Date(this.now);
    const hour = time.getUTCHours();
    if (hour < OPENS || hour >= CLOSES) return false;
    const isWeekDay = time.getUTCDay() >= 1 && time.getUTCDay() <= WEEK_DAYS;
    if (!isWeekDay && this.workers.get(staffId)?.worksWeekends !== true) return false;
    const facts = this.company.snapshot.facts([staffId], this.desk.now).get(staffId);
    return facts !== undefined && !facts.absent;
  }

  private nextShift(now: number): number {
    const opening = Math.floor(now / DAY) * DAY + OPENS * HOUR;
    return (opening > now ? opening : opening + DAY) + this.chance.between(0, IDLE);
  }
}
