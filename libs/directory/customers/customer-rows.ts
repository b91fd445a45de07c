import type {
  ContactKind,
  CustomerId,
  CustomerKind,
  EquipmentId,
  Instant,
  Locale,
  Money,
  Tier,
} from '@redress/contracts';

/** A way to reach a customer, as shown. */
export interface ContactRow {
  readonly id: string;
  readonly kind: ContactKind;
  /** As given, or masked for those who may not see it whole. */
  readonly value: string;
  readonly preferred: boolean;
}

/** Something of ours that a customer owns. Days are `YYYY-MM-DD`. */
export interface EquipmentRow {
  readonly id: EquipmentId;
  readonly model: string;
  readonly serial: string | null;
  readonly purchasedOn: string | null;
  /** The last day covered. */
  readonly warrantyUntil: string | null;
  readonly servicePackage: string | null;
}

/** A customer in a list. */
export interface CustomerSummary {
  readonly id: CustomerId;
  readonly kind: CustomerKind;
  /** Null once erased. */
  readonly name: string | null;
  readonly tier: Tier;
  readonly dealerId: CustomerId | null;
  readonly contacts: readonly ContactRow[];
  readonly openComplaints: number;
}

/** Everything on file of a customer but their complaints. */
export interface CustomerDetail extends CustomerSummary {
  readonly version: number;
  readonly locale: Locale;
  readonly zone: string;
  readonly annualRevenue: Money | null;
  readonly notes: string | null;
  readonly equipment: readonly EquipmentRow[];
  readonly erasedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
