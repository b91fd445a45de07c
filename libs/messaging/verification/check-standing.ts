import type { StreamState } from './check-stream';
import type { Finding } from './finding';
import type { Snapshot } from './snapshot';

interface Standing {
  readonly id: string;
  readonly version: number;
  readonly sequence: number;
}

const problemWith = (stream: StreamState, row: Standing | undefined): readonly [Finding['kind'], string] | null => {
  if (row === undefined) return ['events-without-state', 'there is no such complaint'];
  const log = `commit ${stream.streamVersion}, event ${stream.sequence}`;
  const state = `commit ${row.version}, event ${row.sequence}`;
  if (row.sequence > stream.sequence || row.version > stream.streamVersion) {
    return ['state-ahead-of-events', `the complaint stands at ${state}, its log ends at ${log}`];
  }
  if (row.sequence < stream.sequence || row.version < stream.streamVersion) {
    return ['state-behind-events', `the complaint stands at ${state}, its log goes on to ${log}`];
  }
  return null;
};

/** Compares how far the rows of complaints have come with how far their streams go: shows a stream cut at its end. */
export async function checkStanding(snapshot: Snapshot, streams: readonly StreamState[]): Promise<readonly Finding[]> {
  const complaints = streams.filter(({ stream, broken }) => stream === 'complaint' && !broken);
  if (complaints.length === 0) return [];
  const rows = await snapshot.rows<Standing>(
    'SELECT id, version, sequence FROM complaint WHERE id = ANY ($1::uuid[])',
    [complaints.map(({ streamId }) => streamId)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return complaints.flatMap((stream): Finding[] => {
    const problem = problemWith(stream, byId.get(stream.streamId));
    if (problem === null) return [];
    const [kind, detail] = problem;
    return [{ kind, where: `complaint ${stream.streamId}`, detail }];
  });
}

/** Complaints that have no event at all. */
export async function checkSilentComplaints(snapshot: Snapshot): Promise<readonly Finding[]> {
  const rows = await snapshot.rows<{ id: string }>(
    `SELECT id FROM complaint
     WHERE NOT EXISTS (SELECT FROM event_log WHERE stream_id = complaint.id) ORDER BY id LIMIT 1000`,
  );
  return rows.map(({ id }) => ({
    kind: 'state-without-events',
    where: `complaint ${id}`,
    detail: 'the log knows nothing of it',
  }));
}
