import type { Locale, StaffId, UnitId } from '@redress/contracts';
import type { Transaction, UnitOfWork } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { Clock, Ids } from '@redress/platform';
import { hashPassword } from '../access/passwords';
import { type Change, changeOf } from '../directory-change';
import { StaffRepository } from '../staff/staff.repository';
import { UnitRepository } from '../units/unit.repository';

/** What appointing works with. */
export interface FoundingTools {
  readonly unitOfWork: UnitOfWork;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Who is to administer the installation. */
export interface Appointment {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
  /** Name of the headquarters, where there is none yet. */
  readonly company: string;
}

/**
 * founded: there was no company, now there is a headquarters with this administrator. appointed: the administrator is
 * new. renewed: the login was there; it has this password now, and the right to administer. left: the login belongs to
 * somebody no longer in service, and nothing was done.
 */
export type AppointmentOutcome = 'founded' | 'appointed' | 'renewed' | 'left';

interface Known {
  readonly id: StaffId;
  readonly active: boolean;
}

class Appointing {
  private readonly staff = new StaffRepository();
  private readonly units = new UnitRepository();

  constructor(
    private readonly change: Change,
    private readonly ids: Ids,
    private readonly appointment: Appointment,
    private readonly passwordHash: string,
  ) {}

  async carryOut(): Promise<AppointmentOutcome> {
    const { tx } = this.change;
    await this.units.lockTree(tx);
    const known = await this.known(tx);
    if (known !== null) return known.active ? this.renew(known.id) : 'left';
    const headquarters = await this.headquarters(tx);
    await this.add(headquarters ?? (await this.found()));
    return headquarters === null ? 'founded' : 'appointed';
  }

  private async known(tx: Transaction): Promise<Known | null> {
    const [row] = await tx.query<Known>('SELECT id, active FROM staff WHERE lower(login) = lower($1) FOR UPDATE', [
      this.appointment.login,
    ]);
    return row ?? null;
  }

  private async headquarters(tx: Transaction): Promise<UnitId | null> {
    const [row] = await tx.query<{ id: UnitId }>('SELECT id FROM unit WHERE parent_id IS NULL ORDER BY id LIMIT 1');
    return row?.id ?? null;
  }

  private async found(): Promise<UnitId> {
    const id = this.ids.next<UnitId>();
    const { company: name, zone } = this.appointment;
    const unit = {
      id,
      name,
      nameZh: null,
      kind: 'headquarters',
      parentId: null,
      dutyOfficerId: null,
      zone,
      active: true,
    } as const;
    await this.units.insert(this.change.tx, unit, '');
    this.change.log({ type: 'unit.added', payload: { unitId: id, parentId: null } });
    return id;
  }

  private async add(unitId: UnitId): Promise<void> {
    const { login, name, locale, zone } = this.appointment;
    const id = this.ids.next<StaffId>();
    const member = {
      id,
      login,
      name,
      roles: ['admin'],
      level: 'senior',
      unitId,
      deputyId: null,
      active: true,
      absentFrom: null,
      absentUntil: null,
      locale,
      zone,
    } as const;
    await this.staff.insert(this.change.tx, member, this.passwordHash, this.change.now);
    this.change.log({ type: 'staff.added', payload: { staffId: id, unitId } });
  }

  private async renew(id: StaffId): Promise<AppointmentOutcome> {
    const { tx, log } = this.change;
    await this.staff.setPassword(tx, id, this.passwordHash);
    await tx.execute(
      `UPDATE staff SET roles = array_append(roles, 'admin') WHERE id = $1 AND NOT roles @> ARRAY['admin']`,
      [id],
    );
    await tx.execute('DELETE FROM session WHERE staff_id = $1', [id]);
    log({ type: 'staff.amended', payload: { staffId: id, fields: ['password', 'roles'] } });
    return 'renewed';
  }
}

/**
 * Makes sure that somebody can administer the installation: the first step of a company of one's own, and the way back
 * in where every administrator is locked out. It is for whoever has the machine, not for the api.
 */
export async function appointAdmin(tools: FoundingTools, appointment: Appointment): Promise<AppointmentOutcome> {
  const { unitOfWork, events, clock, ids } = tools;
  const passwordHash = await hashPassword(appointment.password);
  const asking = { actor: { kind: 'system', id: 'seed' }, correlationId: ids.next() } as const;
  return unitOfWork.run((tx) =>
    new Appointing(changeOf(events, tx, asking, clock.now()), ids, appointment, passwordHash).carryOut(),
  );
}
