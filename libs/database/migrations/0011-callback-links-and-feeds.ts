import { SqlMigration } from './sql-migration';

/** Links by which a customer moves a call, and secret addresses under which a calendar program reads an agenda. */
export class CallbackLinksAndFeeds1767000000011 extends SqlMigration {
  protected override readonly sql = `
CREATE TABLE callback_link (
  id uuid PRIMARY KEY,
  callback_id uuid NOT NULL REFERENCES callback,
  token_hash digest_text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX callback_link_token_key ON callback_link (token_hash);
CREATE UNIQUE INDEX callback_link_one_standing ON callback_link (callback_id) WHERE revoked_at IS NULL;

CREATE TABLE agenda_feed (
  staff_id uuid PRIMARY KEY REFERENCES staff,
  token_hash digest_text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX agenda_feed_token_key ON agenda_feed (token_hash);
`;
}
