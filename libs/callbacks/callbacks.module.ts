import { Module } from '@nestjs/common';
import { ComplaintsModule } from '@redress/complaints';
import { DirectoryModule } from '@redress/directory';
import { Agenda } from './agenda/agenda';
import { AgendaFeeds } from './agenda/agenda-feeds';
import { AgendaQuery } from './agenda/agenda.query';
import { CallbackFigures } from './figures/callback-figures';
import { CallbackFiguresQuery } from './figures/callback-figures.query';
import { CallbackLinkRepository } from './links/callback-link.repository';
import { CallbackLinks } from './links/callback-links';
import { PublicThrottle } from './links/public-throttle';

/** Around the calls we owe: agendas, links for customers, figures. What decides on a call is in the rules. */
@Module({
  imports: [ComplaintsModule, DirectoryModule],
  providers: [
    Agenda,
    AgendaFeeds,
    AgendaQuery,
    CallbackFigures,
    CallbackFiguresQuery,
    CallbackLinkRepository,
    CallbackLinks,
    PublicThrottle,
  ],
  exports: [Agenda, AgendaFeeds, CallbackFigures, CallbackLinks, PublicThrottle],
})
export class CallbacksModule {}
