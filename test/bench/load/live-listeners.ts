import type { CallbackRinging, ClientMessages, ComplaintChanged, Resumed, ServerMessages } from '@redress/contracts';
import { waitUntil } from '@redress/platform';
import { io, type Socket } from 'socket.io-client';
import type { Member } from '../house/company';

export interface Hearing {
  readonly onChange?: (change: ComplaintChanged) => void;
  readonly onRinging?: (ringing: CallbackRinging) => void;
}

const CONNECTING_MILLISECONDS = 120_000;
/** Sockets that connect at a time: a morning's rush, not an attack. */
const AT_ONCE = 25;

/** Opens sockets, so many at a time, and waits until each is ready. */
export async function openSockets<T>(
  count: number,
  open: (index: number) => T,
  isReady: (socket: T) => boolean,
): Promise<T[]> {
  const sockets: T[] = [];
  while (sockets.length < count) {
    const upto = Math.min(count, sockets.length + AT_ONCE);
    while (sockets.length < upto) sockets.push(open(sockets.length));
    const ready = await waitUntil(() => (sockets.every(isReady) ? true : undefined), CONNECTING_MILLISECONDS);
    if (ready === undefined) throw new Error('Not every socket could connect.');
  }
  return sockets;
}

/** People's sockets, live: each hears what it may see. */
export class LiveListeners {
  private readonly live = new Set<Socket<ServerMessages, ClientMessages>>();
  private sockets: Socket<ServerMessages, ClientMessages>[] = [];

  private constructor(
    private readonly url: string,
    private readonly hearing: Hearing,
  ) {}

  static async connect(url: string, members: readonly Member[], hearing: Hearing): Promise<LiveListeners> {
    const listeners = new LiveListeners(url, hearing);
    const open = (index: number) => listeners.open(members[index]);
    listeners.sockets = await openSockets(members.length, open, (socket) => listeners.live.has(socket));
    return listeners;
  }

  close(): void {
    for (const socket of this.sockets) socket.disconnect();
  }

  private open(member: Member | undefined): Socket<ServerMessages, ClientMessages> {
    const socket: Socket<ServerMessages, ClientMessages> = io(this.url, {
      path: '/api/live',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: member?.cookie ?? '' },
    });
    const { onChange, onRinging } = this.hearing;
    if (onChange !== undefined) socket.on('complaint-changed', onChange);
    if (onRinging !== undefined) socket.on('callback-ringing', onRinging);
    socket.on('connect', () => {
      socket.emit('resume', {}, ({ kind }: Resumed) => {
        if (kind !== 'refused') this.live.add(socket);
      });
    });
    return socket;
  }
}
