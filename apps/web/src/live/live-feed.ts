import type {
  CallbackRinging,
  ClientMessages,
  ComplaintChanged,
  ComplaintId,
  ErrorCode,
  Positions,
  Resumed,
  ServerMessages,
  StaffAlerted,
  Watched,
} from '@redress/contracts';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';

/**
 * connecting: never connected yet. live: every change arrives. catching-up: connected again, what was missed is on its
 * way. cut: the connection is lost and being sought. closed: by {@link LiveFeed.close}. ended: signed out or refused;
 * {@link LiveFeed.open} after a new sign-in goes on where it ended.
 */
export type LiveState = 'connecting' | 'catching-up' | 'live' | 'cut' | 'closed' | 'ended';

/** What a page does with what it hears. */
export interface LiveHandlers {
  /** Called once for every change this reader may see, in order for each complaint. */
  readonly onChange: (change: ComplaintChanged) => void;
  /** Everything that is shown is to be fetched anew; changes made after this call still arrive. */
  readonly onRefetch: () => void;
  readonly onRinging?: (ringing: CallbackRinging) => void;
  /** An escalation calls this reader. Alerts made while the connection was cut stand in the list of alerts. */
  readonly onAlert?: (alert: StaffAlerted) => void;
  /** `code` says why it ended. */
  readonly onState?: (state: LiveState, code: ErrorCode | null) => void;
}

type LiveSocket = Socket<ServerMessages, ClientMessages>;

const LIVE_PATH = '/api/live';
/** A server that does not answer in this time is as good as gone: the connection is made anew. */
const ANSWER_MILLISECONDS = 15_000;

/**
 * Live changes that survive a lost connection. It knows the last position it saw in each lane of the log, tells it to the
 * server on every connection, and passes each change on exactly once.
 */
export class LiveFeed {
  private readonly socket: LiveSocket;
  private readonly watched = new Set<ComplaintId>();
  private seen: Record<number, number> | null = null;
  private repeats = 0;
  private current: LiveState = 'connecting';

  /**
   * @param url origin of the api; the page's own when left out
   * @param options of the connection; programs give `auth: { apiKey }`, a page needs none
   */
  constructor(
    private readonly handlers: LiveHandlers,
    url = '/',
    options: Partial<ManagerOptions & SocketOptions> = {},
  ) {
    this.socket = io(url, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnectionDelay: 250,
      reconnectionDelayMax: 5_000,
      ...options,
      autoConnect: false,
    });
    this.listen();
  }

  get state(): LiveState {
    return this.current;
  }

  /** The last position passed on in each lane; null before the first answer. */
  get positions(): Positions | null {
    return this.seen === null ? null : { ...this.seen };
  }

  /** Changes that came twice and were dropped. A server that keeps its promise leaves it at 0. */
  get repeated(): number {
    return this.repeats;
  }

  /** Connects, and goes on seeking a connection until {@link close}. */
  open(): void {
    if (this.socket.active) return;
    this.enter(this.seen === null ? 'connecting' : 'cut', null);
    this.socket.connect();
  }

  close(): void {
    this.become('closed');
    this.socket.disconnect();
  }

  /** Follows one complaint, over reconnections too. Resolves with the server's first answer. */
  async watch(complaintId: ComplaintId): Promise<Watched> {
    this.watched.add(complaintId);
    const answer = (await this.socket.timeout(ANSWER_MILLISECONDS).emitWithAck('watch', { complaintId })) as Watched;
    if (answer.kind === 'refused') this.watched.delete(complaintId);
    return answer;
  }

  async unwatch(complaintId: ComplaintId): Promise<Watched> {
    this.watched.delete(complaintId);
    return (await this.socket.timeout(ANSWER_MILLISECONDS).emitWithAck('unwatch', { complaintId })) as Watched;
  }

  private listen(): void {
    const { socket } = this;
    socket.on('connect', () => this.resume());
    socket.on('disconnect', (reason) => {
      // The server closes for good only after it has said why.
      if (reason !== 'io server disconnect' && reason !== 'io client disconnect') this.become('cut');
    });
    socket.on('connect_error', (error) => {
      const code: unknown = 'data' in error ? Reflect.get(Object(error.data), 'code') : undefined;
      if (code === 'auth.required' || code === 'request.cross-site') this.end(code);
      else if (socket.active) this.become(this.seen === null ? 'connecting' : 'cut');
      // Refused for a reason that passes, such as a database that is away: the library would not try again by itself.
      else setTimeout(() => this.current !== 'closed' && socket.connect(), 1_000);
    });
    socket.on('signed-out', ({ code }) => this.end(code));
    socket.on('complaint-changed', (change) => this.pass(change));
    socket.on('callback-ringing', (ringing) => this.handlers.onRinging?.(ringing));
    socket.on('staff-alerted', (alert) => this.handlers.onAlert?.(alert));
    socket.on('positions-reached', (positions) => this.reach(positions));
    socket.on('refetch', ({ positions }) => {
      this.reach(positions);
      this.handlers.onRefetch();
    });
  }

  private resume(): void {
    const { socket } = this;
    const connection = socket.id;
    this.become('catching-up');
    const request = this.seen === null ? {} : { positions: this.seen };
    socket.timeout(ANSWER_MILLISECONDS).emit('resume', request, (error: Error | null, answer: Resumed) => {
      // An answer that comes over a connection already lost is not to be mixed with those of the next.
      if (socket.id !== connection || !socket.connected) return;
      if (error !== null || answer.kind === 'refused') {
        setTimeout(() => socket.id === connection && this.resume(), 1_000);
        return;
      }
      this.take(answer);
      this.become('live');
      for (const complaintId of this.watched) socket.emit('watch', { complaintId }, () => undefined);
    });
  }

  private take(answer: Exclude<Resumed, { kind: 'refused' }>): void {
    if (answer.kind === 'refetch') {
      this.seen = { ...answer.positions };
      this.handlers.onRefetch();
      return;
    }
    for (const change of answer.changes) this.pass(change);
    this.reach(answer.positions);
  }

  /** Hands a change on unless it came before. */
  private pass(change: ComplaintChanged): void {
    const seen = this.seen ?? {};
    if (change.position <= (seen[change.lane] ?? 0)) {
      this.repeats += 1;
      return;
    }
    this.seen = { ...seen, [change.lane]: change.position };
    this.handlers.onChange(change);
  }

  private reach(positions: Positions): void {
    const seen = { ...this.seen };
    for (const [lane, position] of Object.entries(positions)) {
      seen[Number(lane)] = Math.max(seen[Number(lane)] ?? 0, position);
    }
    this.seen = seen;
  }

  private end(code: ErrorCode): void {
    this.become('ended', code);
    this.socket.disconnect();
  }

  /** What is over stays over until it is opened again. */
  private become(state: LiveState, code: ErrorCode | null = null): void {
    if (this.current !== state && this.current !== 'ended' && this.current !== 'closed') this.enter(state, code);
  }

  private enter(state: LiveState, code: ErrorCode | null): void {
    this.current = state;
    this.handlers.onState?.(state, code);
  }
}
