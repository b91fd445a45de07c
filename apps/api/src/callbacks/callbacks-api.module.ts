import { Module } from '@nestjs/common';
import { CallbacksModule } from '@redress/callbacks';
import { SettingsModule } from '@redress/settings';
import { AgendaController } from './agenda.controller';
import { CallbackLinksController } from './callback-links.controller';
import { CallbackPoliciesController } from './callback-policies.controller';
import { PublicCallbacksController } from './public-callbacks.controller';

/** The routes of agendas, figures and links of callbacks; commands on a callback are routes of its complaint. */
@Module({
  imports: [CallbacksModule, SettingsModule],
  controllers: [AgendaController, CallbackLinksController, CallbackPoliciesController, PublicCallbacksController],
})
export class CallbacksApiModule {}
