import { describe, expect, it } from '@jest/globals';
import { type Concerned, forbids, type StaffActor } from '@redress/complaint-domain';
import {
  type Instant,
  type Permission,
  PERMISSIONS,
  type Role,
  ROLES,
  type StaffId,
  type UnitId,
} from '@redress/contracts';
import { permits } from './permit';

/**
 * Written down a second time, by hand, so that a slip in the permission table shows. For a complaint: who may, where it
 * is (o) one's own, though of a unit elsewhere, (h) elsewhere, but one's help was asked for, (u) of one's own unit,
 * (b) of a unit below, (e) elsewhere. A dot: nobody.
 */
const ON_COMPLAINTS: Readonly<Record<string, Readonly<Record<Role, string>>>> = {
  'complaint.read': { agent: 'ohu', supervisor: 'ohub', manager: 'ohub', quality: 'ohube', admin: '.' },
  'complaint.register': { agent: 'ohube', supervisor: 'ohube', manager: 'ohube', quality: '.', admin: '.' },
  'complaint.handle': { agent: 'o', supervisor: 'oub', manager: 'oub', quality: '.', admin: '.' },
  'complaint.help': { agent: 'ohu', supervisor: 'ohub', manager: 'ohub', quality: '.', admin: '.' },
  'complaint.take': { agent: 'ohu', supervisor: 'ohub', manager: 'ohub', quality: '.', admin: '.' },
  'complaint.supervise': { agent: '.', supervisor: 'oub', manager: 'oub', quality: '.', admin: '.' },
  'complaint.reopen': { agent: 'o', supervisor: 'oub', manager: 'oub', quality: 'ohube', admin: '.' },
  'complaint.import': { agent: '.', supervisor: '.', manager: '.', quality: '.', admin: 'ohube' },
  'outbox.read': { agent: '.', supervisor: 'ohub', manager: 'ohub', quality: 'ohube', admin: '.' },
};

/** Everywhere or nowhere. */
const IN_THE_HOUSE: Readonly<Record<string, Readonly<Record<Role, boolean>>>> = {
  'customer.read': { agent: true, supervisor: true, manager: true, quality: true, admin: false },
  'customer.write': { agent: true, supervisor: true, manager: true, quality: false, admin: false },
  'customer.privacy': { agent: false, supervisor: false, manager: true, quality: false, admin: true },
  'directory.read': { agent: true, supervisor: true, manager: true, quality: true, admin: true },
  'directory.write': { agent: false, supervisor: false, manager: false, quality: false, admin: true },
  'settings.read': { agent: true, supervisor: true, manager: true, quality: true, admin: true },
  // A manager in the own unit and below it.
  'settings.write': { agent: false, supervisor: false, manager: true, quality: false, admin: true },
  'audit.verify': { agent: false, supervisor: false, manager: false, quality: true, admin: true },
};

const ME = 'me' as StaffId;
const SOMEBODY = 'somebody' as StaffId;
const [OWN, BELOW, ELSEWHERE] = ['own', 'below', 'elsewhere'] as readonly string[] as readonly [UnitId, UnitId, UnitId];
const NOW = '2026-03-02T10:00:00.000Z' as Instant;

const actor = (...roles: Role[]): StaffActor => ({
  kind: 'staff',
  staffId: ME,
  roles,
  level: 'frontline',
  unitId: OWN,
  subtree: new Set([OWN, BELOW]),
  deputyFor: new Set(),
});

const complaint = (unitId: UnitId, ownerId: StaffId = SOMEBODY, assigneeId: StaffId | null = null): Concerned => ({
  unitId,
  owner: { staffId: ownerId, kind: 'first-contact', since: NOW },
  contactPersonId: null,
  responsibleId: null,
  conflicts: [],
  handover: null,
  approvals: [],
  tasks:
    assigneeId === null
      ? []
      : [
          {
            id: 't' as never,
            textId: 'x' as never,
            assigneeId,
            dueAt: null,
            state: 'open',
            openedAt: NOW,
            forDealer: false,
          },
        ],
});

const PLACES: Readonly<Record<string, Concerned>> = {
  o: complaint(ELSEWHERE, ME),
  h: complaint(ELSEWHERE, SOMEBODY, ME),
  u: complaint(OWN),
  b: complaint(BELOW),
  e: complaint(ELSEWHERE),
};

const cells = <T>(table: Readonly<Record<string, Readonly<Record<Role, T>>>>): [Permission, Role, T][] =>
  Object.entries(table).flatMap(([permission, roles]) =>
    ROLES.map((role): [Permission, Role, T] => [permission as Permission, role, roles[role]]),
  );

describe('the permission table', () => {
  it('is written down here whole', () => {
    expect([...Object.keys(ON_COMPLAINTS), ...Object.keys(IN_THE_HOUSE)].sort()).toEqual(
      Object.keys(PERMISSIONS).sort(),
    );
  });

  it.each(cells(ON_COMPLAINTS))('%s, %s: %s', (permission, role, expected) => {
    const allowed = Object.entries(PLACES).filter(([, place]) => forbids(place, actor(role), permission) === null);
    expect(allowed.map(([key]) => key).join('') || '.').toBe(expected);
  });

  it.each(cells(IN_THE_HOUSE))('%s, %s: %s', (permission, role, expected) => {
    expect(permits(actor(role), permission)).toBe(expected);
  });

  it('gives several roles what any of them gives', () => {
    expect(permits(actor('agent', 'admin'), 'directory.write')).toBe(true);
    expect(forbids(complaint(BELOW), actor('agent', 'supervisor'), 'complaint.supervise')).toBeNull();
    expect(forbids(complaint(ELSEWHERE), actor('agent', 'quality'), 'complaint.read')).toBeNull();
  });

  it('gives a deputy what the absent owner has', () => {
    const standIn = { ...actor('agent'), deputyFor: new Set([SOMEBODY]) };
    expect(forbids(complaint(ELSEWHERE), standIn, 'complaint.handle')).toBeNull();
  });

  it('gives nothing to whom the complaint is about', () => {
    for (const [permission] of cells(ON_COMPLAINTS)) {
      for (const place of Object.values(PLACES)) {
        const about = { ...place, conflicts: [ME] };
        expect(forbids(about, actor(...ROLES), permission)).toBe('complaint.conflict-of-interest');
      }
    }
  });

  it('never stops what the house does by itself', () => {
    const timer = { kind: 'system', id: 'timer' } as const;
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      expect(forbids(complaint(ELSEWHERE), timer, permission)).toBeNull();
      expect(permits(timer, permission)).toBe(true);
    }
  });
});
