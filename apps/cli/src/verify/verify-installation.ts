import { ComplaintRepository, ComplaintsModule, Replay } from '@redress/complaints';
import { DatabaseAddress } from '@redress/database';
import { verifyLog, type VerifyReport } from '@redress/messaging';
import type { Config } from '@redress/platform';
import { proveSchema } from '../prove-schema';
import { withInstallation } from '../installation-context';

/** Told how many of how many events were checked. */
export type OnProgress = (checked: number, total: number) => void;

/**
 * Checks the event log of an installation against itself and against its rows.
 * @param replayed whether every complaint is also told anew from its events and compared with its row
 */
export async function verifyInstallation(
  config: Config,
  replayed: boolean,
  onProgress: OnProgress,
): Promise<VerifyReport> {
  await proveSchema(config);
  return withInstallation(
    config,
    (context) =>
      verifyLog(context.get(DatabaseAddress), {
        onProgress,
        ...(replayed ? { observer: new Replay(context.get(ComplaintRepository)) } : {}),
      }),
    replayed ? [ComplaintsModule] : [],
  );
}
