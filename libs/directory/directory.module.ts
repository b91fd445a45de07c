import { Module } from '@nestjs/common';
import { Identities } from './access/identities';

/** Units, staff, customers, categories, and who may sign in. */
@Module({ providers: [Identities], exports: [Identities] })
export class DirectoryModule {}
