import type {
  Channel,
  ComplainantRole,
  ComplaintId,
  CustomerId,
  EquipmentId,
  Instant,
  NewComplaintEvent,
  Origin,
  Outcome,
  Refusal,
  Severity,
  StaffId,
  Tier,
  UnitId,
} from '@redress/contracts';
import type { Complaint } from './complaint';
import { choosePolicy } from './clocks/clock-policy';
import { calendarInForce, policiesInForce } from './clocks/time-settings';
import { committed } from './commit';
import { type Decision, type DecisionContext, type Draft, event, newDraft, refuse } from './decision';

/** A first contact as it comes in: who, what and channel; all else may wait until the customer was heard. */
export interface Registration {
  readonly number: string;
  readonly unitId: UnitId;
  readonly origin: Origin;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly incidentAt: Instant | null;
  /** Null: anonymous. */
  readonly customerId: CustomerId | null;
  readonly role: ComplainantRole;
  readonly authorised: boolean;
  readonly words: string;
  readonly outcomeWanted: string | null;
  readonly category: string | null;
  readonly equipmentId: EquipmentId | null;
  readonly severity: Severity | null;
  readonly safety: boolean;
  readonly confidential: boolean;
  /** Of the customer; null for an anonymous one. */
  readonly tier: Tier | null;
  /** Whether a regulator's deadlines apply. */
  readonly regulated: boolean;
  /** History from elsewhere, or null for what begins here. */
  readonly imported: ImportedPast | null;
}

/** What another system already knew of a complaint. Nothing of it starts a clock or tells anybody anything. */
export interface ImportedPast {
  /** How it ended there; null while it was still open. */
  readonly outcome: Outcome | null;
  /** When it ended; the time of receipt where that is not known. */
  readonly closedAt: Instant | null;
  /** Issues beside the first. */
  readonly furtherIssues?: readonly FurtherIssue[];
  /** What the customer was answered: the finding that the close rests on, or a note while the complaint is open. */
  readonly answer?: string | null;
}

export interface FurtherIssue {
  readonly description: string;
  readonly category: string | null;
}

/**
 * Who owns from the first moment (playbook §5): the person who takes the contact; where a machine took it (web form,
 * mail, import), the duty officer of the receiving unit until a person answers.
 */
const firstOwner = ({
  actor,
  dutyOfficerId,
}: DecisionContext): { readonly staffId: StaffId; readonly kind: Complaint['owner']['kind'] } | Refusal => {
  if (actor.kind === 'staff') return { staffId: actor.staffId, kind: 'first-contact' };
  return dutyOfficerId === null ? refuse('unit.no-duty-officer') : { staffId: dutyOfficerId, kind: 'duty-officer' };
};

const pastRefusal = ({ receivedAt, imported }: Registration, now: Instant): Refusal | null => {
  const closedAt = imported?.closedAt ?? null;
  if (closedAt === null) return null;
  if (closedAt > now) return refuse('complaint.closed-in-future');
  return closedAt < receivedAt ? refuse('complaint.closed-before-receipt') : null;
};

/** The events of a past: what it was about besides the first issue, what was answered, and how it ended. */
const pastEvents = (past: ImportedPast, receivedAt: Instant, draft: Draft): readonly NewComplaintEvent[] => {
  const { outcome, closedAt, furtherIssues = [], answer = null } = past;
  const issues = furtherIssues.map(({ description, category }) =>
    event('complaint.issue-added', {
      issueId: draft.id(),
      descriptionTextId: draft.text('description', description),
      category,
      equipmentId: null,
    }),
  );
  if (outcome === null) {
    return answer === null
      ? issues
      : [...issues, event('complaint.note-added', { messageId: draft.id(), textId: draft.text('note', answer) })];
  }
  return [
    ...issues,
    event('complaint.closed', {
      outcome,
      way: 'imported',
      reasonTextId: answer === null ? null : draft.text('finding', answer),
      closedAt: closedAt ?? receivedAt,
    }),
  ];
};

/** The policy and calendar that a new complaint keeps for good; history has none. */
const frozenFor = (
  { imported, tier, category, severity, channel, regulated }: Registration,
  { inForce }: DecisionContext,
): Pick<Complaint, 'policy' | 'calendar'> => {
  if (imported !== null) return { policy: null, calendar: null };
  const categories = category === null ? [] : [category];
  const policy = choosePolicy(policiesInForce(inForce), { tier, categories, severity, channel, regulated });
  return { policy: { id: policy.id, version: policy.version }, calendar: calendarInForce(inForce) };
};

/**
 * Registers a complaint. Refused only for a receipt or incident in the future, an end out of order, or where nobody
 * could own it.
 */
export const decideRegistration = (id: ComplaintId, registration: Registration, context: DecisionContext): Decision => {
  const draft = newDraft(context.newId);
  const owner = firstOwner(context);
  if ('code' in owner) return { accepted: false, refusal: owner };
  if (registration.receivedAt > context.now)
    return { accepted: false, refusal: refuse('complaint.received-in-future') };
  if (registration.incidentAt !== null && registration.incidentAt > context.now)
    return { accepted: false, refusal: refuse('complaint.incident-in-future') };
  const { imported } = registration;
  const outOfOrder = pastRefusal(registration, context.now);
  if (outOfOrder !== null) return { accepted: false, refusal: outOfOrder };
  const events: readonly NewComplaintEvent[] = [
    event('complaint.registered', {
      number: registration.number,
      origin: registration.origin,
      channel: registration.channel,
      receivedAt: registration.receivedAt,
      incidentAt: registration.incidentAt,
      unitId: registration.unitId,
      level: registration.safety ? 'senior' : 'frontline',
      severity: registration.severity,
      safety: registration.safety,
      anonymous: registration.customerId === null,
      confidential: registration.confidential,
      imported: imported !== null,
      ...frozenFor(registration, context),
      ownerId: owner.staffId,
      ownership: owner.kind,
      complainant: {
        id: draft.id(),
        customerId: registration.customerId,
        role: registration.role,
        authorised: registration.authorised,
      },
      issue: {
        id: draft.id(),
        descriptionTextId: draft.text('description', registration.words),
        category: registration.category,
        equipmentId: registration.equipmentId,
      },
      outcomeWantedTextId:
        registration.outcomeWanted === null ? null : draft.text('outcome-wanted', registration.outcomeWanted),
    }),
    ...(imported === null ? [] : pastEvents(imported, registration.receivedAt, draft)),
  ];
  return committed(null, id, events, context, draft);
};
