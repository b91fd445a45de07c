import { BUILT_IN_SETTINGS, type DecisionContext, USUAL_CALLBACKS } from '@redress/complaint-domain';

/** What of a {@link DecisionContext} lies outside of time, people and the complaint. */
export type Facts = Omit<
  DecisionContext,
  'actor' | 'now' | 'newId' | 'settings' | 'staff' | 'organisation' | 'dutyOfficerId'
>;

/** A house where nothing is set and nobody is on file: built-in policy, calendar and authority. */
export const BUILT_IN_FACTS: Facts = {
  inForce: BUILT_IN_SETTINGS,
  onFile: { tier: null, regulated: false },
  reachableBy: new Map(),
  attachments: new Set(),
  yearlyAmounts: [],
  other: null,
  callbacks: USUAL_CALLBACKS,
};
