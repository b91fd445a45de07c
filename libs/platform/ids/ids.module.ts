import { Global, Module } from '@nestjs/common';
import { Ids, UuidV7Ids } from './ids';

/** Makes {@link Ids} injectable everywhere. */
@Global()
@Module({ providers: [{ provide: Ids, useClass: UuidV7Ids }], exports: [Ids] })
export class IdsModule {}
