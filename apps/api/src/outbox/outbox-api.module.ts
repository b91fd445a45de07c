import { Module } from '@nestjs/common';
import { OutboxModule } from '@redress/notifications';
import { OutboxController } from './outbox.controller';

/** The route of the outbox. */
@Module({ imports: [OutboxModule], controllers: [OutboxController] })
export class OutboxApiModule {}
