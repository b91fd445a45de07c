import type { ComplaintId, Instant } from '@redress/contracts';
import { SystemClock } from '@redress/platform';
import type { Client } from 'pg';
import type { Company, Member, Station } from '../house/company';
import { type Answer, DeskClient } from '../house/desk-client';

/** A complaint made over the API, of which many copies are made. */
export interface ModelComplaint {
  readonly id: ComplaintId;
  /** Share of all complaints that are of this kind. */
  readonly share: number;
  readonly open: boolean;
  /** When its callback falls due, in every text where that stands; null without one. */
  readonly callbackDueAt: Instant | null;
}

/** The people, unit and customer that stand in every model; copies put others in their places. */
export interface ModelCast {
  readonly station: Station;
  readonly agent: Member;
  readonly customerId: string;
}

const WORDS =
  'The machine was handed over on Friday and stopped twice on the first day; the hotline promised a visit within a day ' +
  'and nobody came. 机器周五交付，第一天就停机两次，热线承诺一天内上门，但没有人来。';
const DAY_MILLISECONDS = 86_400_000;
const clock = new SystemClock();

const inDays = (days: number): Instant =>
  new Date(clock.milliseconds() + days * DAY_MILLISECONDS).toISOString() as Instant;

const atmosphere = { arrival: -60, now: 0, heard: 'Twice stopped on the first day.', apology: 'given' };
const fact = { fact: 'The log shows two stops, both with code E-41.', source: 'records', confirmed: true };
const diagnosis = {
  causeKind: 'product',
  controllable: true,
  hypothesis: 'The harness of the first series rubs on the frame.',
  recordsChecked: ['equipment'],
};

/** Makes the models, through the same routes as the people of the trade use. */
class Modelling {
  private readonly desk: DeskClient;

  constructor(
    url: string,
    private readonly cast: ModelCast,
    private readonly category: string,
  ) {
    this.desk = new DeskClient(url);
  }

  async all(): Promise<ModelComplaint[]> {
    return [
      await this.fresh(),
      await this.inWork(),
      await this.withCallback(),
      await this.closed(),
      await this.withdrawn(),
    ];
  }

  /** A promise to call back, as the callbacks' lateness is measured with. */
  async withCallback(): Promise<ModelComplaint> {
    const { complaintId, complainantId } = await this.registered();
    // Before any clock of the complaint, so that the callback is what rings first.
    const dueAt = inDays(1 / 24);
    await this.command(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
    return { id: complaintId, share: 0.1, open: true, callbackDueAt: dueAt };
  }

  private async fresh(): Promise<ModelComplaint> {
    const { complaintId } = await this.registered();
    return { id: complaintId, share: 0.2, open: true, callbackDueAt: null };
  }

  private async inWork(): Promise<ModelComplaint> {
    const { complaintId, complainantId } = await this.registered();
    await this.command(complaintId, 'record-atmosphere', atmosphere);
    await this.command(complaintId, 'advance', {});
    await this.command(complaintId, 'record-fact', fact);
    await this.command(complaintId, 'receive-message', {
      complainantId,
      channel: 'phone',
      body: 'When will you come?',
    });
    await this.command(complaintId, 'add-note', { note: 'Parts are in stock at the regional store.' });
    return { id: complaintId, share: 0.15, open: true, callbackDueAt: null };
  }

  private async closed(): Promise<ModelComplaint> {
    const { complaintId } = await this.registered();
    await this.command(complaintId, 'fast-track', {
      atmosphere,
      diagnosis: { ...diagnosis, facts: [fact], category: this.category, severity: 2, safety: false },
      agreement: { problem: 'It stops.', outcomeWanted: 'That it runs.', means: 'call' },
      solution: {
        remedy: { kind: 'explanation', description: 'What the code means and what was done.', dueAt: inDays(1) },
        accepted: 'call',
      },
      followThrough: {
        proof: 'Explained on the phone, understood.',
        settlement: {
          outcome: 'upheld',
          causeKind: 'product',
          rootCause: 'product',
          controllable: true,
          finding: 'First-series harness.',
        },
        satisfaction: { outcomeScore: 60, handlingScore: 90 },
        closeAs: 'upheld',
      },
    });
    return { id: complaintId, share: 0.25, open: false, callbackDueAt: null };
  }

  private async withdrawn(): Promise<ModelComplaint> {
    const { complaintId, complainantId } = await this.registered();
    await this.command(complaintId, 'record-atmosphere', atmosphere);
    await this.command(complaintId, 'withdraw', { complainantId, reason: 'It runs again; no more is wanted.' });
    return { id: complaintId, share: 0.3, open: false, callbackDueAt: null };
  }

  private async registered(): Promise<{ readonly complaintId: ComplaintId; readonly complainantId: unknown }> {
    const answer = await this.desk.register(this.cast.agent, {
      who: { customerId: this.cast.customerId },
      what: WORDS,
      channel: 'phone',
      outcomeWanted: 'That it runs.',
      category: this.category,
    });
    const complainant = answer.events[0]?.payload['complainant'] as { readonly id: string } | undefined;
    return { complaintId: answer.complaintId, complainantId: complainant?.id };
  }

  private command(id: ComplaintId, name: string, body: object): Promise<Answer> {
    return this.desk.command(this.cast.agent, id, name, body);
  }
}

/** Who and what stands in the models of this company. */
export function castOf({ stations, customers }: Company): ModelCast {
  const [station] = stations;
  const agent = station?.agents[0];
  const [customerId] = customers;
  if (station === undefined || agent === undefined || customerId === undefined) throw new Error('an empty company');
  return { station, agent, customerId };
}

const modelling = (url: string, company: Company) => new Modelling(url, castOf(company), company.categories[1] ?? '');

/** One complaint of every kind that the HTTP scenarios read and list. */
export const makeModels = (url: string, company: Company): Promise<ModelComplaint[]> => modelling(url, company).all();

/** The one kind that waits for its bell. */
export const makeCallbackModel = (url: string, company: Company): Promise<ModelComplaint> =>
  modelling(url, company).withCallback();

/** Ids of stored complaints, spread over all that were stored, oldest first. */
export async function someComplaints(sql: Client, condition: string, count: number): Promise<ComplaintId[]> {
  const { rows } = await sql.query<{ id: ComplaintId }>(
    `SELECT id FROM (
       SELECT id, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS total FROM complaint WHERE ${condition}
     ) AS numbered WHERE place % greatest(1, total / $1) = 0 ORDER BY id LIMIT $1`,
    [count],
  );
  return rows.map(({ id }) => id);
}
