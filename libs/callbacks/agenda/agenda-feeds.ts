import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Reader } from '@redress/complaints';
import {
  done,
  type Instant,
  instantOf,
  millisecondsOf,
  refused,
  type Result,
  type StaffId,
  WORDS,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { DirectoryWatch } from '@redress/directory';
import { Clock, type Config, CONFIG } from '@redress/platform';
import { tokenDigest } from '../links/signed-token';
import { Agenda } from './agenda';
import type { AgendaRow } from './agenda.query';
import { type Appointment, calendarFile } from './calendar-file';

const DAY_MILLISECONDS = 86_400_000;
/** A calendar holds what was a week ago and what comes within three months. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 92;

const NAMES = { en: 'Redress callbacks', 'zh-CN': 'Redress 回访' } as const;

/** The agenda of a person for their calendar program, under a secret address of its own; one a person, shown once. */
@Injectable()
export class AgendaFeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agenda: Agenda,
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A new address; the one before stops working. */
  async issue({ actor }: Reader): Promise<Result<{ readonly url: string }>> {
    const token = randomBytes(32).toString('base64url');
    await this.unitOfWork.run((tx) =>
      tx.execute({
        name: 'agenda-feed-set',
        text: `INSERT INTO agenda_feed (staff_id, token_hash, created_at) VALUES ($1, $2, $3)
          ON CONFLICT (staff_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, created_at = EXCLUDED.created_at`,
        values: [actor.staffId, tokenDigest(token), this.clock.now()],
      }),
    );
    return done({ url: `${this.config.publicUrl}/api/v1/public/agenda/${token}.ics` });
  }

  /** Refusal: agenda-feed.not-found where there is none. */
  async revoke({ actor }: Reader): Promise<Result<null>> {
    const gone = await this.unitOfWork.run((tx) =>
      tx.execute({
        name: 'agenda-feed-end',
        text: 'DELETE FROM agenda_feed WHERE staff_id = $1',
        values: [actor.staffId],
      }),
    );
    return gone > 0 ? done(null) : refused('agenda-feed.not-found');
  }

  /** The calendar file. Refusal: agenda-feed.not-found, also for somebody who has left. */
  async file(token: string): Promise<Result<string>> {
    const [row] = await this.unitOfWork.read<{ staffId: StaffId }>({
      name: 'agenda-feed-find',
      text: 'SELECT staff_id AS "staffId" FROM agenda_feed WHERE token_hash = $1',
      values: [tokenDigest(token)],
    });
    const now = this.clock.now();
    const snapshot = await this.directory.current();
    const actor = row === undefined ? null : snapshot.actor(row.staffId, 'machine', now);
    const member = row === undefined ? undefined : snapshot.member(row.staffId);
    if (actor === null || member === undefined) return refused('agenda-feed.not-found');
    const rows = await this.agenda.own(actor, this.days(now, -DAYS_BACK), this.days(now, DAYS_AHEAD));
    const appointments = rows.map((each) => this.appointment(each, member.locale));
    return done(calendarFile(NAMES[member.locale], appointments, now));
  }

  /** No name and no number of a customer: a calendar program passes on what it holds. */
  private appointment(row: AgendaRow, locale: keyof typeof NAMES): Appointment {
    const { callbackId, complaintId, generation, dueAt, until, number, kind, state } = row;
    const gone = state === 'cancelled' || state === 'expired' || state === 'declined';
    return {
      uid: `callback-${callbackId}@redress`,
      sequence: generation - 1 + (gone ? 1 : 0),
      from: dueAt,
      until,
      summary: `${WORDS.callback[kind][locale]} · ${number}`,
      description: WORDS['callback-state'][state][locale],
      url: `${this.config.publicUrl}/complaints/${complaintId}`,
      status: gone ? 'CANCELLED' : 'CONFIRMED',
    };
  }

  private days(from: Instant, count: number): Instant {
    return instantOf(millisecondsOf(from) + count * DAY_MILLISECONDS);
  }
}
