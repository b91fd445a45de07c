import type { Server as HttpServer } from 'node:http';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ErrorCode, Resumed, Watched } from '@redress/contracts';
import { DatabaseUnavailable } from '@redress/database';
import { LastingSignIns } from '@redress/directory';
import { type LiveConnection, LiveFeed } from '@redress/messaging';
import { Clock, type Config, CONFIG, messageOf } from '@redress/platform';
import { type ClientMessage, readClientMessage } from './client-message';
import { credentialsOf, isForeign } from './handshake';
import { attachLiveServer, cutWhenStuck, type LiveServer, type LiveSocket, outletOf } from './live-server';
import { MessageBudget } from './message-budget';
import { SignInWatch } from './sign-in-watch';

/** A refusal of the handshake, as the other end reads it: `connect_error` with `data.code`. */
class HandshakeRefused extends Error {
  readonly data: { readonly code: ErrorCode };

  constructor(code: ErrorCode) {
    super(code);
    this.data = { code };
  }
}

type Answer = (content: Resumed | Watched) => void;

/** A message as the library hands it over: its name, its contents, and last the way back where an answer is wanted. */
const spoken = ([name, ...contents]: readonly unknown[]) => {
  const last = contents.at(-1);
  if (typeof last !== 'function') return { name: String(name), contents, answer: () => undefined };
  const answer: Answer = (content) => void Reflect.apply(last, undefined, [content]);
  return { name: String(name), contents: contents.slice(0, -1), answer };
};

/** Lets signed-in people and programs connect, reads what they say, and hands it to the live feed (architecture §5). */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveGateway.name);
  private readonly ownOrigin: string;
  private server: LiveServer | null = null;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly feed: LiveFeed,
    private readonly signIns: LastingSignIns,
    private readonly watch: SignInWatch,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.ownOrigin = new URL(config.publicUrl).origin;
  }

  async onApplicationBootstrap(): Promise<void> {
    const server = attachLiveServer(this.http.httpAdapter.getHttpServer() as HttpServer);
    this.server = server;
    server.use((socket, next) => {
      this.refusalOf(socket).then(
        (code) => (code === null ? next() : next(new HandshakeRefused(code))),
        (error: unknown) => next(new HandshakeRefused(this.accident(error))),
      );
    });
    server.on('connection', (socket) => this.welcome(socket));
    this.signIns.onEnded(() => this.watch.check());
    this.feed.onDirectoryEvent((event) => {
      this.signIns.heard(event);
      this.watch.check();
    });
    this.watch.start();
    await this.feed.start(outletOf(server));
  }

  /** Connections are cut rather than told to go, so that they come back by themselves, to another process or the next. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.watch.stop();
    await this.feed.stop();
    this.server?.engine.close();
  }

  private async refusalOf(socket: LiveSocket): Promise<ErrorCode | null> {
    const { headers, auth } = socket.handshake;
    if (isForeign(headers, this.ownOrigin)) return 'request.cross-site';
    const credentials = credentialsOf(headers, auth);
    if (credentials === null) return 'auth.required';
    const signIn =
      credentials.kind === 'key'
        ? await this.signIns.byApiKey(credentials.key)
        : await this.signIns.bySessionToken(credentials.token);
    if (signIn === null) return 'auth.required';
    socket.data.signIn = signIn;
    return null;
  }

  private welcome(socket: LiveSocket): void {
    const { id } = socket;
    const { signIn } = socket.data;
    const connection = this.feed.connect(id, signIn.actor);
    const budget = new MessageBudget(this.clock.milliseconds());
    this.watch.add(id, {
      signIn,
      onStanding: (actor) => connection.regrant(actor),
      onEnded: () => {
        socket.emit('signed-out', { code: 'auth.required' });
        socket.disconnect(true);
      },
    });
    cutWhenStuck(socket);
    socket.on('disconnect', () => {
      connection.leave();
      this.watch.remove(id);
    });
    // Every message is read here and goes no further, so that none is dealt with unread.
    socket.use((event) => {
      const { name, contents, answer } = spoken(event);
      const verdict = budget.take(this.clock.milliseconds());
      if (verdict === 'allowed') void this.receive(connection, name, contents, answer);
      else if (verdict === 'refused') answer({ kind: 'refused', code: 'request.too-many' });
      else socket.disconnect(true);
    });
  }

  private async receive(
    connection: LiveConnection,
    name: string,
    contents: readonly unknown[],
    answer: Answer,
  ): Promise<void> {
    const read = readClientMessage(name, contents);
    if (!read.ok) return answer({ kind: 'refused', code: read.code });
    try {
      await this.deal(connection, read.message, answer);
    } catch (error) {
      answer({ kind: 'refused', code: this.accident(error) });
    }
  }

  private async deal(connection: LiveConnection, message: ClientMessage, answer: Answer): Promise<void> {
    switch (message.name) {
      case 'resume':
        return connection.resume(message.positions, answer);
      case 'watch':
        return answer(await connection.watch(message.complaintId));
      case 'unwatch':
        return answer(connection.unwatch(message.complaintId));
    }
  }

  private accident(error: unknown): ErrorCode {
    if (error instanceof DatabaseUnavailable) return 'service.unavailable';
    this.logger.error(`A live message failed: ${messageOf(error)}`, error instanceof Error ? error.stack : undefined);
    return 'service.failed';
  }
}
