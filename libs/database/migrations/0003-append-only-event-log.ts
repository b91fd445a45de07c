import { SqlMigration } from './sql-migration';

/** The event log, its anchors and cursors; see libs/messaging/event-log. */
export class AppendOnlyEventLog1767000000003 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE event_log (
  id uuid PRIMARY KEY,
  stream text NOT NULL
    CONSTRAINT event_log_stream_known CHECK (stream IN ('complaint', 'customer', 'staff', 'unit')),
  stream_id uuid NOT NULL,
  sequence integer NOT NULL,
  stream_version integer NOT NULL,
  lane smallint NOT NULL,
  position bigint NOT NULL,
  type text NOT NULL
    CONSTRAINT event_log_type_size CHECK (char_length(type) <= 100),
  version smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL
    CONSTRAINT event_log_actor_kind_size CHECK (char_length(actor_kind) <= 20),
  actor_id text NOT NULL
    CONSTRAINT event_log_actor_id_size CHECK (char_length(actor_id) <= 100),
  envelope text NOT NULL
    CONSTRAINT event_log_envelope_size CHECK (char_length(envelope) <= 200000),
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT event_log_lane_position_key UNIQUE (lane, position),
  CONSTRAINT event_log_stream_id_sequence_key UNIQUE (stream_id, sequence),
  CONSTRAINT event_log_hash_length CHECK (octet_length(hash) = 32 AND octet_length(prev_hash) = 32),
  CONSTRAINT event_log_place_positive CHECK (sequence > 0 AND stream_version > 0 AND position > 0 AND lane BETWEEN 0 AND 7)
);

CREATE TABLE chain_anchor (
  day date NOT NULL,
  lane smallint NOT NULL
    CONSTRAINT chain_anchor_lane_known CHECK (lane BETWEEN 0 AND 7 AND upto_position >= 0),
  upto_position bigint NOT NULL,
  digest bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (day, lane),
  CONSTRAINT chain_anchor_digest_length CHECK (octet_length(digest) = 32)
);

CREATE TABLE consumer_cursor (
  consumer text NOT NULL,
  lane smallint NOT NULL,
  position bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamptz,
  last_error text
    CONSTRAINT consumer_cursor_last_error_size CHECK (char_length(last_error) <= 2000),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, lane),
  CONSTRAINT consumer_cursor_position_not_negative CHECK (position >= 0 AND attempts >= 0 AND lane BETWEEN 0 AND 7)
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

CREATE FUNCTION event_lane(stream_id uuid) RETURNS smallint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (get_byte(uuid_send(stream_id), 15) & 7)::smallint;

-- Appends the events of one commit. It must be the last statement before COMMIT: from
-- its first line on, no other transaction can append to the lanes it touches, and that is what makes positions within
-- a lane rise in commit order, so that a reader who follows positions can never skip a late committer.
--
-- The arrays run in parallel, one element an event. expected_sequences and expected_versions may hold null: then the
-- next of the stream is taken (directory streams); otherwise a difference is an error.
CREATE FUNCTION append_events(
  stream_names text[],
  stream_ids uuid[],
  expected_sequences integer[],
  expected_versions integer[],
  envelopes text[]
) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
  lane_to_lock smallint;
  incoming record;
  parsed jsonb;
  current_lane smallint;
  current_stream uuid;
  last_position bigint;
  last_sequence integer;
  last_hash bytea;
  commit_version integer;
  new_hash bytea;
BEGIN
  FOR lane_to_lock IN SELECT DISTINCT event_lane(id) FROM unnest(stream_ids) AS id ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock(1163284052, lane_to_lock);
  END LOOP;

  FOR incoming IN
    SELECT given.*, event_lane(given.stream_id) AS lane
    FROM unnest(stream_names, stream_ids, expected_sequences, expected_versions, envelopes) WITH ORDINALITY
      AS given (stream, stream_id, expected_sequence, expected_version, envelope, place)
    ORDER BY lane, stream_id, place
  LOOP
    IF current_lane IS DISTINCT FROM incoming.lane THEN
      current_lane := incoming.lane;
      SELECT max(logged.position) INTO last_position FROM event_log AS logged WHERE logged.lane = current_lane;
      last_position := coalesce(last_position, 0);
    END IF;
    IF current_stream IS DISTINCT FROM incoming.stream_id THEN
      current_stream := incoming.stream_id;
      SELECT logged.sequence, logged.stream_version + 1, logged.hash INTO last_sequence, commit_version, last_hash
        FROM event_log AS logged WHERE logged.stream_id = current_stream ORDER BY logged.sequence DESC LIMIT 1;
      IF NOT FOUND THEN
        last_sequence := 0;
        commit_version := 1;
        last_hash := decode(repeat('00', 32), 'hex');
      END IF;
    END IF;

    IF incoming.expected_sequence <> last_sequence + 1 OR incoming.expected_version <> commit_version THEN
      RAISE EXCEPTION 'the log of % % stands at event % of commit %, so event % of commit % cannot follow',
        incoming.stream, current_stream, last_sequence, commit_version - 1,
        incoming.expected_sequence, incoming.expected_version;
    END IF;
    last_sequence := last_sequence + 1;
    last_position := last_position + 1;
    parsed := incoming.envelope::jsonb;
    new_hash := sha256(last_hash || convert_to(
      concat_ws('/', incoming.stream, current_stream, last_sequence, commit_version, current_lane, last_position)
        || E'\\n' || incoming.envelope,
      'UTF8'
    ));
    INSERT INTO event_log (
      id, stream, stream_id, sequence, stream_version, lane, position, type, version, occurred_at,
      actor_kind, actor_id, envelope, prev_hash, hash
    ) VALUES (
      (parsed ->> 'id')::uuid, incoming.stream, current_stream, last_sequence, commit_version, current_lane, last_position,
      parsed ->> 'type', (parsed ->> 'version')::smallint, (parsed ->> 'occurredAt')::timestamptz,
      parsed -> 'actor' ->> 'kind', parsed -> 'actor' ->> 'id', incoming.envelope, last_hash, new_hash
    );
    last_hash := new_hash;
  END LOOP;
END
$body$;
`;
}
