import { Injectable } from '@nestjs/common';
import {
  type AuthorityMeter,
  availableCommands,
  type Complaint,
  forbids,
  missingAt,
  nextDueOf,
  remainingOf,
  type StaffActor,
} from '@redress/complaint-domain';
import {
  type ComplaintId,
  done,
  type Locale,
  type LoggedComplaintEvent,
  type MessageId,
  refused,
  type Result,
  type StaffId,
} from '@redress/contracts';
import { DirectoryWatch, type RequestContext } from '@redress/directory';
import { Clock } from '@redress/platform';
import { AuthorityReading } from '../authority/authority-reading';
import { ComplaintRepository } from '../complaint.repository';
import { type ComplaintRow, ComplaintListQuery, unitsInSight } from './complaint-list.query';
import type { ComplainantCard, ComplaintView, MessageView, Timeline, TimelineEntry } from './complaint-view';
import type { ListRequest } from './list-filter';
import { type Mentions, mentionsIn } from './mentions';
import { byId } from './by-id';
import { readPageMark, writePageMark } from './page-mark';
import { TimelineQuery } from './timeline.query';
import { TimelineTeller } from './timeline-teller';

/** A member of staff asking to read. */
export type Reader = RequestContext & { readonly actor: StaffActor };

/** An event and what it mentions. */
interface Happening {
  readonly event: LoggedComplaintEvent;
  readonly mentions: Mentions;
}

const happeningsOf = (events: readonly LoggedComplaintEvent[]): readonly Happening[] =>
  events.map((event) => ({ event, mentions: mentionsIn(event.payload) }));

/** Events and what telling them needs. */
interface Telling {
  readonly happenings: readonly Happening[];
  readonly texts: Readonly<Record<string, string | null>>;
  readonly customers: readonly ComplainantCard[];
  readonly locale: Locale;
  readonly limit: number;
}

/** Other complaints that an event refers to. */
const othersIn = ({ type, payload }: LoggedComplaintEvent): readonly ComplaintId[] => {
  if (type === 'complaint.linked') return [payload.otherId];
  if (type === 'complaint.merged') return [payload.intoId];
  return type === 'complaint.absorbed' ? [payload.fromId] : [];
};

/** Entries of the timeline that come along with an opened complaint. */
const FIRST_ENTRIES = 30;

/** Reading complaints: each read checks who may, and reading a confidential one leaves a trace. */
@Injectable()
export class Reading {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly lists: ComplaintListQuery,
    private readonly timelines: TimelineQuery,
    private readonly teller: TimelineTeller,
    private readonly authorityReading: AuthorityReading,
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
  ) {}

  /** Opens a complaint with all that its screen shows first. */
  async open(reader: Reader, id: ComplaintId, locale: Locale): Promise<Result<ComplaintView>> {
    const [found, events, customers, someTexts, amounts] = await Promise.all([
      this.visible(reader, id),
      this.timelines.entries(id, null, FIRST_ENTRIES),
      this.timelines.complainants(id),
      this.timelines.textsOf(id),
      this.authorityReading.amountsFor(id),
    ]);
    if (!found.ok) return found;
    const complaint = found.value;
    const happenings = happeningsOf(events);
    const mentions = [mentionsIn(complaint), ...happenings.map((happening) => happening.mentions)];
    const texts = await this.timelines.texts(
      mentions.flatMap((each) => each.texts),
      someTexts,
    );
    const timeline = await this.told(reader, { happenings, texts, customers, locale, limit: FIRST_ENTRIES });
    const now = this.clock.now();
    return done({
      complaint,
      nextDueAt: nextDueOf(complaint),
      timeLeft: byId(complaint.clocks.map((clock) => [clock.id, remainingOf(clock, now)])),
      authority: this.authorityReading.meter(complaint, reader.actor, amounts),
      texts,
      customers,
      people: await this.names([
        ...complaint.conflicts,
        ...events.map(({ actor }) => actor.id),
        ...mentions.flatMap(({ staff }) => staff),
      ]),
      missing: complaint.status === 'open' ? missingAt(complaint, complaint.step) : [],
      commands: availableCommands(complaint, { actor: reader.actor, now }),
      timeline,
    });
  }

  /** What this reader may grant on a complaint at once now. */
  async authority(reader: Reader, id: ComplaintId): Promise<Result<AuthorityMeter | null>> {
    const [found, amounts] = await Promise.all([this.visible(reader, id), this.authorityReading.amountsFor(id)]);
    return found.ok ? done(this.authorityReading.meter(found.value, reader.actor, amounts)) : found;
  }

  /** Older entries of the timeline. */
  async timeline(
    reader: Reader,
    id: ComplaintId,
    { before, limit, locale }: { readonly before: number | null; readonly limit: number; readonly locale: Locale },
  ): Promise<Result<Timeline>> {
    const found = await this.visible(reader, id);
    if (!found.ok) return found;
    const happenings = happeningsOf(await this.timelines.entries(id, before, limit));
    const [texts, customers] = await Promise.all([
      this.timelines.texts(happenings.flatMap(({ mentions }) => mentions.texts)),
      this.timelines.complainants(id),
    ]);
    return done(await this.told(reader, { happenings, texts, customers, locale, limit }));
  }

  async messages(
    reader: Reader,
    id: ComplaintId,
    before: MessageId | null,
    limit: number,
  ): Promise<Result<MessageView[]>> {
    const found = await this.visible(reader, id);
    return found.ok ? done(await this.timelines.messages(id, before, limit)) : found;
  }

  /** One page of a list, and the mark of the next. */
  async list(
    { actor }: Reader,
    request: ListRequest,
  ): Promise<Result<{ readonly rows: readonly ComplaintRow[]; readonly next: string | null }>> {
    const after = request.after === undefined ? null : readPageMark(request.sort, request.after);
    if (request.after !== undefined && after === null) return refused('page.bad-cursor');
    const { tree } = await this.directory.current();
    const inSight = unitsInSight(actor, tree.size);
    const wanted =
      request.view === 'unit' || request.unitId !== undefined ? tree.subtreeOf(request.unitId ?? actor.unitId) : null;
    const units =
      wanted === null ? inSight : inSight === null ? [...wanted] : inSight.filter((unit) => wanted.has(unit));
    const rows = await this.lists.page(actor, request, units, after);
    const last = rows.at(-1);
    if (last === undefined || rows.length < request.limit) return done({ rows, next: null });
    const key = { due: last.nextDueAt ?? 'infinity', received: last.receivedAt, updated: last.updatedAt } as const;
    return done({ rows, next: writePageMark(request.sort, { key: key[request.sort], id: last.id }) });
  }

  /** The complaint, if this reader may see it. */
  async visible({ actor, correlationId }: Reader, id: ComplaintId): Promise<Result<Complaint>> {
    const complaint = await this.complaints.read(id);
    if (complaint === null) return refused('complaint.not-found');
    const forbidden = forbids(complaint, actor, 'complaint.read');
    if (forbidden !== null) return refused(forbidden);
    if (complaint.confidential) await this.timelines.recordReading(id, actor.staffId, correlationId);
    return done(complaint);
  }

  private async told({ actor }: Reader, { happenings, texts, customers, locale, limit }: Telling): Promise<Timeline> {
    const numbers = await this.timelines.numbers(happenings.flatMap(({ event }) => othersIn(event)));
    const tell = await this.teller.for({
      staffId: actor.staffId,
      locale,
      customerName: (id) => customers.find(({ customerId }) => customerId === id)?.name ?? null,
      complaintNumber: (id) => numbers.get(id) ?? null,
    });
    const entries = happenings.map(({ event, mentions }): TimelineEntry => {
      const { sequence, type, occurredAt, actor: by, payload } = event;
      const own = byId(mentions.texts.map((id) => [id, texts[id] ?? null]));
      return { sequence, type, occurredAt, actor: by, sentence: tell(event), payload, texts: own };
    });
    const oldest = entries.at(-1);
    return {
      entries,
      before: oldest === undefined || oldest.sequence === 1 || entries.length < limit ? null : oldest.sequence,
    };
  }

  private async names(ids: readonly string[]): Promise<Record<StaffId, string>> {
    const snapshot = await this.directory.current();
    return byId(
      [...new Set(ids)].flatMap((id): [StaffId, string][] => {
        const member = snapshot.member(id as StaffId);
        return member === undefined ? [] : [[member.id, member.name]];
      }),
    );
  }
}
