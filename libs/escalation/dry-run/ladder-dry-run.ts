import { Injectable } from '@nestjs/common';
import {
  faultsOfLadder,
  forbids,
  type LadderBody,
  type PlannedMoment,
  planLadder,
  type Setting,
  type SettingsInForce,
} from '@redress/complaint-domain';
import { ComplaintRepository, DecisionContexts, type Reader } from '@redress/complaints';
import {
  type ComplaintId,
  done,
  plusMinutes,
  refused,
  type Result,
  type SettingId,
  type SettingKind,
} from '@redress/contracts';

/** How far ahead a plan looks. */
const DAYS_AHEAD = 90;

/** What would happen with a complaint on a ladder, and when, if nobody did anything. */
export interface LadderPlan {
  readonly complaintId: ComplaintId;
  readonly moments: readonly PlannedMoment[];
}

/** Under this id a ladder is tried that is not saved. */
const TRIED = '00000000-0000-7000-8000-0000000000ff' as SettingId;

/** What is in force, with another ladder in the place of the one that is. */
const trying = (body: LadderBody, inForce: SettingsInForce): SettingsInForce => {
  const tried: Setting<'ladder'> = { kind: 'ladder', id: TRIED, version: 1, unitId: null, name: null, body };
  // The kind decides which setting is meant, which the compiler cannot follow through a comparison.
  const instead = <K extends SettingKind>(kind: K, other: Setting<K> | null): Setting<K> | null =>
    kind === 'ladder' ? (tried as unknown as Setting<K>) : other;
  return {
    ...inForce,
    of: (kind) => instead(kind, inForce.of(kind)) ?? inForce.of(kind),
    version: (kind, ref) => (ref.id === TRIED ? instead(kind, null) : inForce.version(kind, ref)),
  };
};

/** Tries a ladder against a complaint: the rules decide as they would, and nothing is written. */
@Injectable()
export class LadderDryRun {
  constructor(
    private readonly complaints: ComplaintRepository,
    private readonly contexts: DecisionContexts,
  ) {}

  /**
   * @param ladder the body to try; null for the ladder in force
   * Refusals: complaint.not-found, those of reading, complaint.closed, setting.faulty.
   */
  async try(asking: Reader, complaintId: ComplaintId, ladder: LadderBody | null): Promise<Result<LadderPlan>> {
    const complaint = await this.complaints.read(complaintId);
    if (complaint === null) return refused('complaint.not-found');
    const forbidden = forbids(complaint, asking.actor, 'complaint.read');
    if (forbidden !== null) return refused(forbidden);
    if (complaint.status === 'closed') return refused('complaint.closed');
    await this.contexts.refresh();
    const house = { actor: { kind: 'system', id: 'timer' }, correlationId: asking.correlationId } as const;
    const now = this.contexts.forStaff(house, complaint, []);
    const place = { unitId: complaint.unitId, organisation: now.organisation };
    const faults = ladder === null ? [] : faultsOfLadder(ladder, place);
    if (faults.length > 0) return { ok: false, refusal: { code: 'setting.faulty', detail: { faults } } };
    let ids = 0;
    const moments = planLadder(
      complaint,
      (at) => {
        const context = this.contexts.at(house, complaint, at < now.now ? now.now : at);
        const newId = () => `planned-${(ids += 1)}`;
        return ladder === null
          ? { ...context, newId }
          : { ...context, newId, inForce: trying(ladder, context.inForce) };
      },
      plusMinutes(now.now, DAYS_AHEAD * 24 * 60),
    );
    return done({ complaintId, moments });
  }
}
