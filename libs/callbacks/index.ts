export { Agenda, type AgendaPage, type AgendaRequest, MOST_ROWS } from './agenda/agenda';
export { AgendaFeeds } from './agenda/agenda-feeds';
export type { AgendaRow } from './agenda/agenda.query';
export { CallbacksModule } from './callbacks.module';
export { CallbackFigures } from './figures/callback-figures';
export type { CallbackKeeping } from './figures/callback-figures.query';
export { CALLBACK_PAGE, CallbackLinks, type OpenedLink, withoutLinkTokens } from './links/callback-links';
export { PublicThrottle } from './links/public-throttle';
