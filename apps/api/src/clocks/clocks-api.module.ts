import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { ClocksController } from './clocks.controller';

/** The routes of clocks over all complaints. */
@Module({ imports: [ComplaintsModule], controllers: [ClocksController] })
export class ClocksApiModule {}
