import { Module } from '@nestjs/common';
import { DirectoryModule } from '@redress/directory';
import { Housekeeping } from './housekeeping';

/** What has to be cleared away now and then. */
@Module({ imports: [DirectoryModule], providers: [Housekeeping] })
export class HousekeepingModule {}
