import { type CallbackState, OPEN_CALLBACK_STATES, type Refusal } from '@redress/contracts';
import type { Callback, Complaint } from '../complaint';
import { type CallbackSurroundings, refuse } from '../decision';

const OPEN: readonly CallbackState[] = OPEN_CALLBACK_STATES;

/** Whether we still owe it: it waits, rings, or lacks a number. */
export const isOpen = ({ state }: Pick<Callback, 'state'>): boolean => OPEN.includes(state);

/** The open callback that an input names, or the refusal. */
export const openCallback = (complaint: Complaint, callbackId: string): Callback | Refusal => {
  const callback = complaint.callbacks.find((item) => item.id === callbackId);
  if (callback === undefined) return refuse('complaint.callback-unknown');
  return isOpen(callback) ? callback : refuse('complaint.callback-ended');
};

export const isCallback = (found: Callback | Refusal): found is Callback => 'state' in found;

/** The zone by whose clock a complainant is called: theirs, or their complaint's unit's. */
export const zoneOf = (
  { complainantId }: Pick<Callback, 'complainantId'>,
  { zones, unitZone }: CallbackSurroundings,
): string => zones.get(complainantId) ?? unitZone;
