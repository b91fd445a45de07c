import { UnitOfWork } from '@redress/database';
import { appointAdmin, type Appointment, type AppointmentOutcome } from '@redress/directory';
import { EventLog } from '@redress/messaging';
import { Clock, type Config, Ids } from '@redress/platform';
import { withInstallation } from './installation-context';

/** Appoints an administrator of one installation. */
export function appointInstallationAdmin(config: Config, appointment: Appointment): Promise<AppointmentOutcome> {
  return withInstallation(config, (context) =>
    appointAdmin(
      {
        unitOfWork: context.get(UnitOfWork),
        events: context.get(EventLog),
        clock: context.get(Clock),
        ids: context.get(Ids),
      },
      appointment,
    ),
  );
}
