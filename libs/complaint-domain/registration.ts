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
  UnitId,
} from '@redress/contracts';
import type { Complaint } from './complaint';
import { afterEvents } from './decide';
import { type Decision, type DecisionContext, event, newDraft, refuse } from './decision';

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
  /** History from elsewhere: how it ended there, or null while it was still open. */
  readonly imported: { readonly outcome: Outcome | null; readonly closedAt: Instant | null } | null;
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

/** Registers a complaint. Refused only for a receipt or incident in the future, or where nobody could own it. */
export const decideRegistration = (id: ComplaintId, registration: Registration, context: DecisionContext): Decision => {
  const draft = newDraft(context.newId);
  const owner = firstOwner(context);
  if ('code' in owner) return { accepted: false, refusal: owner };
  if (registration.receivedAt > context.now)
    return { accepted: false, refusal: refuse('complaint.received-in-future') };
  if (registration.incidentAt !== null && registration.incidentAt > context.now)
    return { accepted: false, refusal: refuse('complaint.incident-in-future') };
  const { imported } = registration;
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
    ...(imported === null || imported.outcome === null
      ? []
      : [
          event('complaint.closed', {
            outcome: imported.outcome,
            way: 'imported',
            reasonTextId: null,
            closedAt: imported.closedAt ?? registration.receivedAt,
          }),
        ]),
  ];
  return { accepted: true, events, texts: draft.texts, complaint: afterEvents(null, id, events, context) };
};
