import type { Actor } from '@redress/complaint-domain';
import { type Permission, refused, type Result, scopeOf } from '@redress/contracts';

/** Whether any of the actor's roles gives the permission at all. What it reaches is for the rules of the thing itself. */
export const permits = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || scopeOf(actor.roles, permission) !== 'none';

/** Null where permitted, else the refusal to hand back. */
export const permit = (actor: Actor, permission: Permission): Extract<Result<never>, { readonly ok: false }> | null =>
  permits(actor, permission) ? null : refused('auth.not-permitted');
