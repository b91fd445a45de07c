import { ClosedWordLists1767000000000 } from './0000-closed-word-lists';
import { DirectoryTables1767000000001 } from './0001-directory-tables';
import { ComplaintTables1767000000002 } from './0002-complaint-tables';
import { AppendOnlyEventLog1767000000003 } from './0003-append-only-event-log';
import { NotificationOutbox1767000000004 } from './0004-notification-outbox';
import { PromiseLedger1767000000005 } from './0005-promise-ledger';
import { AuthorityAndApprovals1767000000006 } from './0006-authority-and-approvals';
import { Clocks1767000000007 } from './0007-clocks';
import { SettingVersions1767000000008 } from './0008-setting-versions';
import { CallbackWindows1767000000009 } from './0009-callback-windows';
import { CallbackPlaces1767000000010 } from './0010-callback-places';
import { CallbackLinksAndFeeds1767000000011 } from './0011-callback-links-and-feeds';
import { EscalationsAndAlerts1767000000012 } from './0012-escalations-and-alerts';

/** Every migration in its order, as an explicit list. A released one is never changed; the next one mends it. */
export const MIGRATIONS = [
  ClosedWordLists1767000000000,
  DirectoryTables1767000000001,
  ComplaintTables1767000000002,
  AppendOnlyEventLog1767000000003,
  NotificationOutbox1767000000004,
  PromiseLedger1767000000005,
  AuthorityAndApprovals1767000000006,
  Clocks1767000000007,
  SettingVersions1767000000008,
  CallbackWindows1767000000009,
  CallbackPlaces1767000000010,
  CallbackLinksAndFeeds1767000000011,
  EscalationsAndAlerts1767000000012,
] as const;
