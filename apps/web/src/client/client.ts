import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

/** Every route of the api, with its types. */
export type RedressClient = Client<paths>;

/**
 * A client of the api. In a browser the session's cookie travels by itself; refusals come back as the typed `error`
 * member, a problem document, and are not thrown.
 * @param baseUrl where the api is; the page's own origin unless told
 */
export const newClient = (baseUrl = ''): RedressClient => createClient<paths>({ baseUrl, credentials: 'same-origin' });

/** A key under which one command is done once, however often it is sent. Make one per intention, not per attempt. */
export const newCommandKey = (): string => crypto.randomUUID();
