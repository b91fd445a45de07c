import { randomUUID } from 'node:crypto';
import type { ComplaintId } from '@redress/contracts';
import type { Member } from './company';

/** What a command answers, as far as the bench looks at it. */
export interface Answer {
  readonly complaintId: ComplaintId;
  readonly version: number;
  readonly sequence: number;
  readonly events: readonly { readonly type: string; readonly payload: Readonly<Record<string, unknown>> }[];
}

/** Asks the api over HTTP, one request at a time, as a program of the trade would. */
export class DeskClient {
  constructor(private readonly url: string) {}

  register(by: Member, body: object): Promise<Answer> {
    return this.post(by, '/api/v1/complaints', body);
  }

  command(by: Member, id: ComplaintId, name: string, body: object): Promise<Answer> {
    return this.post(by, `/api/v1/complaints/${id}/commands/${name}`, body);
  }

  /** The body of an answer, as text. @throws Error with the body of any other answer than 200 */
  async get(by: Member, path: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: by.cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text;
  }

  private async post(by: Member, path: string, body: object): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { cookie: by.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}
