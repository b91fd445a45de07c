import { Injectable } from '@nestjs/common';
import type { ComplaintId, CustomerId, Locale, LoggedComplaintEvent, StaffId } from '@redress/contracts';
import { DirectoryWatch } from '@redress/directory';
import { tellTimeline } from '@redress/messaging';

/** Who reads a timeline, and in what language. */
export interface Audience {
  readonly staffId: StaffId;
  readonly locale: Locale;
  readonly customerName: (id: CustomerId) => string | null;
  readonly complaintNumber: (id: ComplaintId) => string | null;
}

/** Tells events in sentences of a reader's language and zone, with the names of staff and units filled in. */
@Injectable()
export class TimelineTeller {
  constructor(private readonly directory: DirectoryWatch) {}

  async for({
    staffId,
    locale,
    customerName,
    complaintNumber,
  }: Audience): Promise<(happened: LoggedComplaintEvent) => string> {
    const snapshot = await this.directory.current();
    const names = {
      staff: (id: StaffId) => snapshot.member(id)?.name ?? null,
      unit: () => null,
      customer: customerName,
      complaint: complaintNumber,
      zone: snapshot.member(staffId)?.zone ?? 'UTC',
    };
    return (happened) => tellTimeline(happened, locale, names);
  }
}
