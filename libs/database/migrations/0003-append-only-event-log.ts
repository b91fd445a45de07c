import { SqlMigration } from './sql-migration';

/** The event log, its anchors and cursors; see libs/messaging/event-log. */
export class AppendOnlyEventLog1767000000003 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE event_log (
  id uuid PRIMARY KEY,
  stream stream NOT NULL,
  stream_id uuid NOT NULL,
  sequence counting_number NOT NULL,
  stream_version counting_number NOT NULL,
  lane lane NOT NULL,
  position lane_position NOT NULL,
  type varchar(100) NOT NULL,
  version smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind varchar(20) NOT NULL,
  actor_id varchar(100) NOT NULL,
  envelope varchar(200000) NOT NULL,
  prev_hash digest NOT NULL,
  hash digest NOT NULL,
  CONSTRAINT event_log_lane_position_key UNIQUE (lane, position),
  CONSTRAINT event_log_stream_id_sequence_key UNIQUE (stream_id, sequence)
);

CREATE TABLE chain_anchor (
  day date NOT NULL,
  lane lane NOT NULL,
  upto_position lane_position NOT NULL,
  digest digest NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (day, lane)
);

CREATE TABLE consumer_cursor (
  consumer text NOT NULL,
  lane lane NOT NULL,
  position lane_position NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamptz,
  last_error varchar(2000),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, lane)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$body$;

-- For each statement, so that not even one that would touch no row passes; ALWAYS, so that no session setting skips it.
CREATE TRIGGER event_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event_log ENABLE ALWAYS TRIGGER event_log_append_only;
CREATE TRIGGER chain_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON chain_anchor
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE chain_anchor ENABLE ALWAYS TRIGGER chain_anchor_append_only;

-- Appends the events of one commit. It must be the last statement before COMMIT: from its first line on, no other
-- transaction can append to the lanes it touches, and that is what makes positions within a lane rise in commit order,
-- so that a reader who follows positions can never skip a late committer.
--
-- The arrays run in parallel, one element an event, ordered by lane, and a stream's events together: so that two commits
-- take lanes in the same order and cannot wait for each other. A stream's lane is the lowest three bits of its id.
-- expected_sequences and expected_versions may hold null: then the next of the stream is taken (directory streams);
-- otherwise a difference is an error.
CREATE FUNCTION append_events(
  stream_names text[],
  stream_ids uuid[],
  expected_sequences integer[],
  expected_versions integer[],
  envelopes text[]
) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
  stream_lane integer;
  current_lane integer := -1;
  current_stream uuid;
  last_position bigint;
  last_sequence integer;
  last_hash bytea;
  commit_version integer;
  new_hash bytea;
  parsed jsonb;
BEGIN
  FOR i IN 1 .. cardinality(envelopes) LOOP
    IF current_stream IS DISTINCT FROM stream_ids[i] THEN
      current_stream := stream_ids[i];
      stream_lane := get_byte(uuid_send(current_stream), 15) & 7;
      IF stream_lane < current_lane THEN
        RAISE EXCEPTION 'events of lane % come after events of lane %', stream_lane, current_lane;
      END IF;
      IF stream_lane > current_lane THEN
        current_lane := stream_lane;
        PERFORM pg_advisory_xact_lock(1163284052, current_lane);
        SELECT coalesce(max(position), 0) INTO last_position FROM event_log WHERE lane = current_lane;
      END IF;
      SELECT sequence, stream_version + 1, hash INTO last_sequence, commit_version, last_hash
        FROM event_log WHERE stream_id = current_stream ORDER BY sequence DESC LIMIT 1;
      IF NOT FOUND THEN
        last_sequence := 0;
        commit_version := 1;
        last_hash := '\\x0000000000000000000000000000000000000000000000000000000000000000';
      END IF;
    END IF;

    IF expected_versions[i] = commit_version + 1 AND stream_ids[i - 1] = current_stream THEN
      commit_version := commit_version + 1;
    END IF;
    IF expected_sequences[i] <> last_sequence + 1 OR expected_versions[i] <> commit_version THEN
      RAISE EXCEPTION 'the log of % % stands at event % of commit %, so event % of commit % cannot follow',
        stream_names[i], current_stream, last_sequence, commit_version - 1, expected_sequences[i], expected_versions[i];
    END IF;
    last_sequence := last_sequence + 1;
    last_position := last_position + 1;
    parsed := envelopes[i];
    new_hash := sha256(last_hash || convert_to(
      concat_ws('/', stream_names[i], current_stream, last_sequence, commit_version, current_lane, last_position)
        || E'\\n' || envelopes[i],
      'UTF8'
    ));
    INSERT INTO event_log (
      id, stream, stream_id, sequence, stream_version, lane, position, type, version, occurred_at,
      actor_kind, actor_id, envelope, prev_hash, hash
    ) VALUES (
      (parsed ->> 'id')::uuid, stream_names[i], current_stream, last_sequence, commit_version, current_lane, last_position,
      parsed ->> 'type', (parsed ->> 'version')::smallint, (parsed ->> 'occurredAt')::timestamptz,
      parsed -> 'actor' ->> 'kind', parsed -> 'actor' ->> 'id', envelopes[i], last_hash, new_hash
    );
    last_hash := new_hash;
  END LOOP;
END
$body$;
`;
}
