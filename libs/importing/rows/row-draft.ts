import type { Channel, CustomerKind, Instant, Locale, Outcome, Severity, Tier, UnitId } from '@redress/contracts';
import type { NewContact } from '@redress/directory';
import type { FurtherIssue } from '@redress/complaint-domain';

/** A customer as a row names them. */
export interface CustomerDraft {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly tier: Tier;
  readonly locale: Locale;
  readonly contacts: readonly NewContact[];
}

/** A complaint as a row tells it: everything read and judged, nothing looked up but units and categories. */
export interface RowDraft {
  /** Where the row begins in its file. */
  readonly line: number;
  readonly importKey: string;
  readonly unitId: UnitId;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly incidentAt: Instant | null;
  /** Null: anonymous. */
  readonly customer: CustomerDraft | null;
  readonly words: string;
  readonly outcomeWanted: string | null;
  readonly category: string | null;
  readonly furtherIssues: readonly FurtherIssue[];
  readonly severity: Severity | null;
  readonly safety: boolean;
  readonly confidential: boolean;
  readonly legalEntity: string | null;
  readonly product: string | null;
  /** Null: still open. */
  readonly outcome: Outcome | null;
  readonly closedAt: Instant | null;
  readonly answer: string | null;
}
