import { Module } from '@nestjs/common';
import { Outbox } from './outbox';
import { OutboxQuery } from './outbox.query';

/** The outbox as the api shows it; what sends mails is not part of it. */
@Module({ providers: [Outbox, OutboxQuery], exports: [Outbox] })
export class OutboxModule {}
