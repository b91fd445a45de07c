import { Injectable } from '@nestjs/common';
import type { Reader } from '@redress/complaints';
import { type AlertId, done, refused, type Result } from '@redress/contracts';
import { type Page, pageOf, readPageMark } from '@redress/directory';
import { Clock } from '@redress/platform';
import { AlertQuery, type AlertRow } from './alert.query';

/** One page of a person's alerts, and how many they have not read. */
export type AlertPage = Page<AlertRow> & { readonly unread: number };

const LIST = 'alerts';

/** What people are told of escalations: each of their own alone. */
@Injectable()
export class Alerts {
  constructor(
    private readonly query: AlertQuery,
    private readonly clock: Clock,
  ) {}

  /** Refusals: page.bad-cursor. */
  async page(
    { actor }: Reader,
    { after, limit }: { readonly after: string | undefined; readonly limit: number },
  ): Promise<Result<AlertPage>> {
    const mark = after === undefined ? null : readPageMark(LIST, after);
    if (after !== undefined && mark?.key !== 'read' && mark?.key !== 'unread') return refused('page.bad-cursor');
    const [rows, unread] = await Promise.all([
      this.query.page(actor.staffId, mark, limit + 1),
      this.query.unread(actor.staffId),
    ]);
    const page = pageOf(LIST, rows, limit, ({ id, readAt }) => ({ key: readAt === null ? 'unread' : 'read', id }));
    return done({ ...page, unread });
  }

  /** Refusals: alert.not-found. */
  async markRead({ actor }: Reader, id: AlertId): Promise<Result<{ readonly unread: number }>> {
    const found = await this.query.markRead(actor.staffId, id, this.clock.now());
    return found ? done({ unread: await this.query.unread(actor.staffId) }) : refused('alert.not-found');
  }
}
