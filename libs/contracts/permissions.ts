import type { Role } from './vocabulary';

/**
 * Row scope of a permission, widest last: `own` = where the person is owner, contact person, deputy of the absent owner
 * or has an open task; `unit` = also their own unit; `subtree` = also every unit below; `all` = everywhere.
 */
export const SCOPES = ['none', 'own', 'unit', 'subtree', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** The one permission table (architecture §6). Read it as: who may do what, and how far it reaches. */
export const PERMISSIONS = {
  /** See a complaint, its timeline, messages and customer. */
  'complaint.read': { agent: 'unit', supervisor: 'subtree', manager: 'subtree', quality: 'all', admin: 'none' },
  'complaint.register': { agent: 'all', supervisor: 'all', manager: 'all', quality: 'none', admin: 'none' },
  /** Work the five steps: what the owner, the contact person and the deputy do. */
  'complaint.handle': { agent: 'own', supervisor: 'subtree', manager: 'subtree', quality: 'none', admin: 'none' },
  /** Notes, replies, attachments, tasks: what helpers may do too. */
  'complaint.help': { agent: 'unit', supervisor: 'subtree', manager: 'subtree', quality: 'none', admin: 'none' },
  'complaint.take': { agent: 'unit', supervisor: 'subtree', manager: 'subtree', quality: 'none', admin: 'none' },
  /** Decide what the front line may not: approvals, contact person, conflict of interest, closing with a reason. */
  'complaint.supervise': { agent: 'none', supervisor: 'subtree', manager: 'subtree', quality: 'none', admin: 'none' },
  'complaint.reopen': { agent: 'own', supervisor: 'subtree', manager: 'subtree', quality: 'all', admin: 'none' },
  'complaint.import': { agent: 'none', supervisor: 'none', manager: 'none', quality: 'none', admin: 'all' },
  'customer.read': { agent: 'all', supervisor: 'all', manager: 'all', quality: 'all', admin: 'none' },
  'customer.write': { agent: 'all', supervisor: 'all', manager: 'all', quality: 'none', admin: 'none' },
  /** Erase or export a customer's personal data. */
  'customer.privacy': { agent: 'none', supervisor: 'none', manager: 'all', quality: 'none', admin: 'all' },
  'directory.read': { agent: 'all', supervisor: 'all', manager: 'all', quality: 'all', admin: 'all' },
  'directory.write': { agent: 'none', supervisor: 'none', manager: 'none', quality: 'none', admin: 'all' },
  /** Calendars, clock policies, ladders, authorities and callback policies: see them, and change those of a unit. */
  'settings.read': { agent: 'all', supervisor: 'all', manager: 'all', quality: 'all', admin: 'all' },
  'settings.write': { agent: 'none', supervisor: 'none', manager: 'subtree', quality: 'none', admin: 'all' },
  'outbox.read': { agent: 'none', supervisor: 'subtree', manager: 'subtree', quality: 'all', admin: 'none' },
  'audit.verify': { agent: 'none', supervisor: 'none', manager: 'none', quality: 'all', admin: 'all' },
} as const satisfies Record<string, Record<Role, Scope>>;

export type Permission = keyof typeof PERMISSIONS;

/** The widest scope any of a person's roles gives them for a permission. */
export const scopeOf = (roles: readonly Role[], permission: Permission): Scope => {
  let widest: Scope = 'none';
  for (const role of roles) {
    const scope = PERMISSIONS[permission][role];
    if (SCOPES.indexOf(scope) > SCOPES.indexOf(widest)) widest = scope;
  }
  return widest;
};
