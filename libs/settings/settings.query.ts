import { Injectable } from '@nestjs/common';
import type { SettingId, SettingKind } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import { type Page, type PageMark, pageOf } from '@redress/directory';
import type { SettingFilter, SettingRow } from './setting-row';

const COLUMNS = `kind, id, version, unit_id AS "unitId", name, body, created_at AS "createdAt",
  created_by_id AS "createdById", retired_at AS "retiredAt"`;

/** How often settings were changed: versions are only ever added, and only ever retired. */
export interface SettingsRevision {
  readonly versions: number;
  readonly retired: number;
}

/** Reads settings. */
@Injectable()
export class SettingsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest version of each setting of a kind, by name, from a mark on. */
  async page<K extends SettingKind>(
    kind: K,
    filter: SettingFilter,
    after: PageMark | null,
    limit: number,
  ): Promise<Page<SettingRow<K>>> {
    const rows = await this.unitOfWork.read<SettingRow<K>>(
      `SELECT ${COLUMNS} FROM setting_version AS newest
       WHERE kind = $1
         AND NOT EXISTS (SELECT 1 FROM setting_version AS newer
           WHERE newer.kind = newest.kind AND newer.id = newest.id AND newer.version > newest.version)
         AND ($2::uuid IS NULL OR unit_id IN (SELECT below.id FROM unit AS below
           WHERE below.path LIKE (SELECT top.path || '%' FROM unit AS top WHERE top.id = $2)))
         AND ($3::boolean OR retired_at IS NULL)
         AND ($4::text IS NULL OR (lower(name), id) > ($4, $5::uuid))
       ORDER BY lower(name), id LIMIT $6`,
      [kind, filter.under ?? null, filter.retired ?? false, after?.key ?? null, after?.id ?? null, limit + 1],
    );
    return pageOf('settings', rows, limit, ({ name, id }) => ({ key: name.toLowerCase(), id }));
  }

  /** Every version of a setting, newest first. */
  versions<K extends SettingKind>(kind: K, id: SettingId): Promise<readonly SettingRow<K>[]> {
    return this.unitOfWork.read<SettingRow<K>>(
      `SELECT ${COLUMNS} FROM setting_version WHERE kind = $1 AND id = $2 ORDER BY version DESC`,
      [kind, id],
    );
  }

  async newest<K extends SettingKind>(kind: K, id: SettingId): Promise<SettingRow<K> | null> {
    const [row] = await this.unitOfWork.read<SettingRow<K>>(
      `SELECT ${COLUMNS} FROM setting_version WHERE kind = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
      [kind, id],
    );
    return row ?? null;
  }

  /** The newest version, of which there is no newer one until the transaction ends: changes of one setting queue up. */
  async lock<K extends SettingKind>(tx: Transaction, kind: K, id: SettingId): Promise<SettingRow<K> | null> {
    // Each setting has a first version. The newest is looked for by a second statement, which sees what was waited for.
    await tx.execute('SELECT 1 FROM setting_version WHERE kind = $1 AND id = $2 AND version = 1 FOR UPDATE', [
      kind,
      id,
    ]);
    const [row] = await tx.query<SettingRow<K>>(
      `SELECT ${COLUMNS} FROM setting_version WHERE kind = $1 AND id = $2 ORDER BY version DESC LIMIT 1`,
      [kind, id],
    );
    return row ?? null;
  }

  async revision(): Promise<SettingsRevision> {
    const [row] = await this.unitOfWork.read<SettingsRevision>({
      name: 'settings-revision',
      text: 'SELECT count(*)::integer AS versions, count(retired_at)::integer AS retired FROM setting_version',
    });
    return row ?? { versions: 0, retired: 0 };
  }

  /** Every version of every setting. */
  everything(): Promise<readonly SettingRow[]> {
    return this.unitOfWork.read<SettingRow>(`SELECT ${COLUMNS} FROM setting_version ORDER BY created_at, id, version`);
  }
}
