import type { CommandName, Commands, Complaint } from '@redress/complaint-domain';
import type { CommandAnswer, ComplaintRow, ComplaintView, RegisterComplaint } from '@redress/complaints';
import { daytimeZone } from './daytime';
import type { Answer, HttpClient, ProblemBody } from './http-client';

/** What a command answers, one way or the other. */
export type CommandOutcome = Answer<Omit<CommandAnswer, 'status'> & Omit<ProblemBody, 'status'>>;

let keys = 0;

/** Somebody working on complaints over the public api. */
export class Desk {
  constructor(readonly client: HttpClient) {}

  /** Registers a complaint of a new customer, unless told otherwise; fails where that is refused. */
  async register(given: Partial<RegisterComplaint> = {}): Promise<CommandAnswer> {
    const body = {
      who: {
        customer: { name: 'Chen Hao', phone: '+8613812345521', email: 'chen.hao@example.com', zone: daytimeZone() },
      },
      what: 'The gearbox fails again',
      channel: 'phone',
      ...given,
    };
    const answer = await this.client.post<CommandAnswer>('/api/v1/complaints', body);
    if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Sends a command and hands back whatever is answered. */
  send<N extends CommandName>(
    id: string,
    name: N,
    input: Commands[N] & { readonly against?: number },
    key = `key-${(keys += 1)}-${name}`,
  ): Promise<CommandOutcome> {
    return this.client.post(`/api/v1/complaints/${id}/commands/${name}`, input, { 'idempotency-key': key });
  }

  /** Sends a command that must be accepted. */
  async do<N extends CommandName>(
    id: string,
    name: N,
    input: Commands[N] & { readonly against?: number },
  ): Promise<CommandAnswer> {
    const answer = await this.send(id, name, input);
    if (answer.status !== 200) throw new Error(`${name} refused: ${JSON.stringify(answer.body)}`);
    return answer.body as unknown as CommandAnswer;
  }

  async open(id: string): Promise<ComplaintView> {
    const answer = await this.client.get<ComplaintView>(`/api/v1/complaints/${id}`);
    if (answer.status !== 200) throw new Error(`not opened: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async state(id: string): Promise<Complaint> {
    return (await this.open(id)).complaint;
  }

  async list(query: string): Promise<{ readonly rows: readonly ComplaintRow[]; readonly next: string | null }> {
    const answer = await this.client.get<{ readonly rows: readonly ComplaintRow[]; readonly next: string | null }>(
      `/api/v1/complaints?${query}`,
    );
    if (answer.status !== 200) throw new Error(`not listed: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Takes a complaint through steps 1 to 3. */
  async agree(id: string): Promise<Complaint> {
    const { issues, complainants } = await this.state(id);
    await this.do(id, 'record-atmosphere', { arrival: -60, now: 0, heard: 'Harvest time lost', apology: 'given' });
    await this.do(id, 'advance', {});
    await this.do(id, 'record-fact', { fact: 'Same fault code', source: 'records', confirmed: true });
    for (const issue of issues)
      await this.do(id, 'categorise-issue', { issueId: issue.id, category: 'service.workmanship' });
    await this.do(id, 'set-severity', { severity: 2, safety: false });
    await this.do(id, 'record-diagnosis', {
      causeKind: 'service',
      controllable: true,
      hypothesis: 'Wrong seal',
      recordsChecked: ['equipment'],
    });
    await this.do(id, 'advance', {});
    await this.do(id, 'state-agreement', { problem: 'The repair did not hold', outcomeWanted: 'Repaired for good' });
    for (const complainant of complainants)
      await this.do(id, 'meet-agreement', { complainantId: complainant.id, kind: 'confirmed', means: 'call' });
    await this.do(id, 'advance', {});
    return this.state(id);
  }

  /** Takes an agreed complaint to step 5 with an apology accepted and given. */
  async solve(id: string): Promise<Complaint> {
    const { complainants } = await this.state(id);
    for (const complainant of complainants) {
      const dueAt = new Date(Date.now() + 86_400_000).toISOString() as Commands['propose-remedy']['dueAt'];
      await this.do(id, 'propose-remedy', {
        kind: 'apology',
        description: 'In person',
        complainantId: complainant.id,
        dueAt,
      });
      const { remedies } = await this.state(id);
      const remedyId = remedies.at(-1)?.id;
      if (remedyId === undefined) throw new Error('no remedy');
      await this.do(id, 'accept-remedy', { remedyId, means: 'call' });
      await this.do(id, 'fulfil-remedy', { remedyId, proof: 'Said on the call' });
    }
    await this.do(id, 'advance', {});
    return this.state(id);
  }

  /** Settles the issues, verifies each complainant now, and closes. */
  async close(id: string): Promise<Complaint> {
    const { issues, complainants } = await this.state(id);
    for (const issue of issues) {
      await this.do(id, 'settle-issue', {
        issueId: issue.id,
        outcome: 'upheld',
        causeKind: 'service',
        rootCause: 'person',
        controllable: true,
        finding: 'Seal of the wrong type',
      });
    }
    for (const complainant of complainants)
      await this.do(id, 'verify-now', { complainantId: complainant.id, satisfaction: { outcomeScore: 60 } });
    await this.do(id, 'close', { way: 'verified-callback', outcome: 'upheld' });
    return this.state(id);
  }
}
