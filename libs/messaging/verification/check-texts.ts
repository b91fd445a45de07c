import { createHash } from 'node:crypto';
import { type EventRow } from '../event-log/envelope';
import { envelopeOf } from './check-stream';
import type { Finding } from './finding';
import type { Snapshot } from './snapshot';

interface TextRow {
  readonly id: string;
  readonly streamId: string;
  readonly body: string | null;
  readonly salt: Buffer | null;
  readonly digest: string;
}

interface NamedText {
  readonly id: string;
  readonly digest: string;
  readonly row: EventRow;
}

const textsNamedIn = (row: EventRow): readonly NamedText[] =>
  Object.entries(envelopeOf(row)?.textDigests ?? {}).map(([id, digest]) => ({ id, digest, row }));

const problemWith = (named: NamedText, text: TextRow | undefined): readonly [Finding['kind'], string] | null => {
  if (text === undefined || text.streamId !== named.row.streamId) return ['text-missing', 'its row is not there'];
  if (text.digest !== named.digest) return ['text-changed', 'its row has another digest'];
  if (text.body === null || text.salt === null) return null;
  const digest = createHash('sha256').update(text.salt).update(text.body, 'utf8').digest('hex');
  return digest === named.digest ? null : ['text-changed', 'its words are not what was written'];
};

/** Compares the texts that events brought with their rows. An erased text has neither words nor salt and is sound. */
export async function checkTexts(
  snapshot: Snapshot,
  rows: readonly EventRow[],
): Promise<{ readonly checked: number; readonly findings: readonly Finding[] }> {
  const named = rows.flatMap(textsNamedIn);
  if (named.length === 0) return { checked: 0, findings: [] };
  const texts = await snapshot.rows<TextRow>(
    'SELECT id, complaint_id AS "streamId", body, salt, digest FROM complaint_text WHERE id = ANY ($1::uuid[])',
    [named.map(({ id }) => id)],
  );
  const byId = new Map(texts.map((text) => [text.id, text]));
  const findings = named.flatMap((each): Finding[] => {
    const problem = problemWith(each, byId.get(each.id));
    if (problem === null) return [];
    const [kind, detail] = problem;
    const { stream, streamId, sequence } = each.row;
    return [{ kind, where: `${stream} ${streamId}, event ${sequence}, text ${each.id}`, detail }];
  });
  return { checked: named.length, findings };
}
