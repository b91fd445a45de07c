import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { PromisesController } from './promises.controller';

/** The routes of the ledger of promises. */
@Module({ imports: [ComplaintsModule], controllers: [PromisesController] })
export class PromisesApiModule {}
