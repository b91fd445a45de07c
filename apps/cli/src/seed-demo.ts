import { seedDemoComplaints } from '@redress/complaints';
import { UnitOfWork } from '@redress/database';
import { DEMO_PASSWORD, type DemoLogin, demoLogins, DirectoryQuery, seedDemoCompany } from '@redress/directory';
import { EventLog } from '@redress/messaging';
import { Clock, type Config, Ids } from '@redress/platform';
import { seedDemoAuthorities, seedDemoCalendars } from '@redress/settings';
import { withInstallation } from './installation-context';

export interface SeedReport {
  /** Whether the demo company was stored now; false where there was a company already. */
  readonly seeded: boolean;
  readonly demoLogins: readonly DemoLogin[];
  readonly demoPassword: string;
}

/** Stores the demo company in an empty database, unless told not to, and tells who can sign in. */
export function seedDemo(config: Config, wanted: boolean): Promise<SeedReport> {
  return withInstallation(config, async (context) => {
    const unitOfWork = context.get(UnitOfWork);
    const tools = { unitOfWork, events: context.get(EventLog), clock: context.get(Clock), ids: context.get(Ids) };
    const company = wanted ? await seedDemoCompany(tools) : null;
    if (company !== null) await seedDemoCalendars(tools, company.units);
    if (company !== null) await seedDemoAuthorities(tools, company.units);
    if (company !== null) await seedDemoComplaints(tools, company, await new DirectoryQuery(unitOfWork).snapshot());
    return {
      seeded: company !== null,
      demoLogins: await unitOfWork.run((tx) => demoLogins(tx)),
      demoPassword: DEMO_PASSWORD,
    };
  });
}
