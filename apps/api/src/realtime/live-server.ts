import type { Server as HttpServer } from 'node:http';
import type { ClientMessages, ServerMessages } from '@redress/contracts';
import type { LastingSignIn } from '@redress/directory';
import type { LiveMessage, LiveOutlet } from '@redress/messaging';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';

/** Where browsers and programs connect. */
export const LIVE_PATH = '/api/live';

/** The largest thing a browser has to say is where it stands: a number for each lane. */
const LARGEST_MESSAGE_BYTES = 8_192;
/** Whoever has not signed in by then is hung up on. */
const SIGN_IN_MILLISECONDS = 10_000;
/** A dead connection is noticed within the two together. */
const PING_MILLISECONDS = 10_000;
const PONG_MILLISECONDS = 8_000;
/** A connection that takes nothing any more is cut when so much waits for it; it comes back and catches up. */
const MOST_UNSENT = 10_000;

/** Name and content of a message belong together by {@link LiveMessage}; a union of both is all the server needs. */
type Outgoing = { [M in keyof ServerMessages]: (content: LiveMessage['content']) => void };

interface SocketData {
  signIn: LastingSignIn;
}

export type LiveServer = Server<ClientMessages, Outgoing, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientMessages, Outgoing, DefaultEventsMap, SocketData>;

/**
 * Attaches to the api's own server. WebSockets only: polling would need every request of a browser to reach the same
 * process.
 */
export const attachLiveServer = (http: HttpServer): LiveServer =>
  new Server(http, {
    path: LIVE_PATH,
    addTrailingSlash: false,
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    connectTimeout: SIGN_IN_MILLISECONDS,
    pingInterval: PING_MILLISECONDS,
    pingTimeout: PONG_MILLISECONDS,
  });

/** The way out: one message is encoded once and the same bytes go to every connection named. */
export const outletOf = (server: LiveServer): LiveOutlet => ({
  send: (listenerIds, { name, content }) => {
    // Naming nobody would reach everybody.
    if (listenerIds.length > 0) server.to([...listenerIds]).emit(name, content);
  },
});

/** Cuts a connection whose other end does not read, before what waits for it fills the memory. */
export function cutWhenStuck({ conn }: LiveSocket): void {
  let unsent = 0;
  conn.on('packetCreate', () => {
    unsent += 1;
    if (unsent > MOST_UNSENT) conn.close(true);
  });
  conn.on('flush', () => {
    unsent = 0;
  });
}
