import { Injectable } from '@nestjs/common';
import {
  availableCommands,
  type Complaint,
  forbids,
  missingAt,
  nextDueOf,
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
import { ComplaintRepository } from '../complaint.repository';
import { type ComplaintRow, ComplaintListQuery, unitsInSight } from './complaint-list.query';
import { staffIdsIn, textIdsIn, textIdsOf } from './complaint-texts';
import type { ComplainantCard, ComplaintView, MessageView, Timeline, TimelineEntry } from './complaint-view';
import type { ListRequest } from './list-filter';
import { readPageMark, writePageMark } from './page-mark';
import { TimelineQuery } from './timeline.query';
import { TimelineTeller } from './timeline-teller';

/** A member of staff asking to read. */
export type Reader = RequestContext & { readonly actor: StaffActor };

/** Events and what telling them needs. */
interface Telling {
  readonly events: readonly LoggedComplaintEvent[];
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
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
  ) {}

  /** Opens a complaint with all that its screen shows first. */
  async open(reader: Reader, id: ComplaintId, locale: Locale): Promise<Result<ComplaintView>> {
    const [found, events, customers] = await Promise.all([
      this.visible(reader, id),
      this.timelines.entries(id, null, FIRST_ENTRIES),
      this.timelines.complainants(id),
    ]);
    if (!found.ok) return found;
    const complaint = found.value;
    const texts = await this.timelines.texts([
      ...textIdsOf(complaint),
      ...textIdsIn(events.map(({ payload }) => payload)),
    ]);
    const timeline = await this.told(reader, { events, texts, customers, locale, limit: FIRST_ENTRIES });
    const now = this.clock.now();
    return done({
      complaint,
      nextDueAt: nextDueOf(complaint),
      texts,
      customers,
      people: await this.names(complaint, events),
      missing: complaint.status === 'open' ? missingAt(complaint, complaint.step) : [],
      commands: availableCommands(complaint, { actor: reader.actor, now }),
      timeline,
    });
  }

  /** Older entries of the timeline. */
  async timeline(
    reader: Reader,
    id: ComplaintId,
    { before, limit, locale }: { readonly before: number | null; readonly limit: number; readonly locale: Locale },
  ): Promise<Result<Timeline>> {
    const found = await this.visible(reader, id);
    if (!found.ok) return found;
    const events = await this.timelines.entries(id, before, limit);
    const [texts, customers] = await Promise.all([
      this.timelines.texts(textIdsIn(events.map(({ payload }) => payload))),
      this.timelines.complainants(id),
    ]);
    return done(await this.told(reader, { events, texts, customers, locale, limit }));
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

  private async told({ actor }: Reader, { events, texts, customers, locale, limit }: Telling): Promise<Timeline> {
    const numbers = await this.timelines.numbers(events.flatMap(othersIn));
    const tell = await this.teller.for({
      staffId: actor.staffId,
      locale,
      customerName: (id) => customers.find(({ customerId }) => customerId === id)?.name ?? null,
      complaintNumber: (id) => numbers.get(id) ?? null,
    });
    const entries = events.map((happened): TimelineEntry => {
      const { sequence, type, occurredAt, actor: by, payload } = happened;
      const own = Object.fromEntries(textIdsIn(payload).map((id) => [id, texts[id] ?? null]));
      return { sequence, type, occurredAt, actor: by, sentence: tell(happened), payload, texts: own };
    });
    const oldest = entries.at(-1);
    return {
      entries,
      before: oldest === undefined || oldest.sequence === 1 || entries.length < limit ? null : oldest.sequence,
    };
  }

  private async names(complaint: Complaint, events: readonly LoggedComplaintEvent[]): Promise<Record<StaffId, string>> {
    const ids = new Set([
      ...staffIdsIn(complaint),
      ...complaint.conflicts,
      ...events.flatMap(({ actor, payload }) => [actor.id, ...staffIdsIn(payload)]),
    ]);
    const snapshot = await this.directory.current();
    const named: Record<StaffId, string> = {};
    for (const id of ids) {
      const member = snapshot.member(id as StaffId);
      if (member !== undefined) named[member.id] = member.name;
    }
    return named;
  }
}
