import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** One statement as it went over the wire. */
export interface RecordedStatement {
  /** Of the prepared statement; empty for one sent as it is. */
  readonly name: string;
  readonly text: string;
  /** As text, which is how the driver sends them. */
  readonly values: readonly (string | null)[];
  /** Sent while the answer to the one before was still on its way. */
  readonly together: boolean;
}

const INT = 4;
const SHORT = 2;

/** Reads one message's contents field by field. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  text(): string {
    const end = this.bytes.indexOf(0, this.at);
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  short(): number {
    this.at += SHORT;
    return this.bytes.readInt16BE(this.at - SHORT);
  }

  value(): string | null {
    const length = this.bytes.readInt32BE(this.at);
    this.at += INT;
    if (length === -1) return null;
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}

/** Cuts a stream of bytes into messages: a letter, a length that counts itself, contents. */
class Messages {
  private left = Buffer.alloc(0);

  /** @param untagged the first message of a client has no letter */
  constructor(
    private readonly onMessage: (letter: string, contents: Buffer) => void,
    private untagged: boolean,
  ) {}

  push(chunk: Buffer): void {
    this.left = Buffer.concat([this.left, chunk]);
    for (;;) {
      const head = this.untagged ? 0 : 1;
      if (this.left.length < head + INT) return;
      const end = head + this.left.readInt32BE(head);
      if (this.left.length < end) return;
      const letter = this.untagged ? '' : String.fromCharCode(this.left[0] ?? 0);
      const contents = this.left.subarray(head + INT, end);
      this.left = this.left.subarray(end);
      this.untagged = false;
      this.onMessage(letter, contents);
    }
  }
}

/** What one connection said, in order. */
class Conversation {
  readonly statements: RecordedStatement[] = [];
  private readonly prepared = new Map<string, string>();
  private unanswered = 0;

  heard(letter: string, contents: Buffer): void {
    const reader = new Reader(contents);
    switch (letter) {
      case 'P': {
        const name = reader.text();
        this.prepared.set(name, reader.text());
        return;
      }
      case 'B': {
        reader.text();
        const name = reader.text();
        for (let formats = reader.short(); formats > 0; formats -= 1) reader.short();
        const values = Array.from({ length: reader.short() }, () => reader.value());
        this.add({ name, text: this.prepared.get(name) ?? '', values });
        return;
      }
      case 'Q':
        this.add({ name: '', text: reader.text(), values: [] });
        this.unanswered += 1;
        return;
      case 'S':
        this.unanswered += 1;
        return;
      default:
    }
  }

  answered(letter: string): void {
    if (letter === 'Z' && this.unanswered > 0) this.unanswered -= 1;
  }

  private add(statement: Omit<RecordedStatement, 'together'>): void {
    this.statements.push({ ...statement, together: this.unanswered > 0 });
  }
}

/** A line to PostgreSQL that writes down every statement that passes, untouched and in order. */
export class WireRecorder {
  private readonly conversations = new Set<Conversation>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** Where to connect instead. */
    readonly url: string,
  ) {}

  static async start(databaseUrl: string): Promise<WireRecorder> {
    const target = new URL(databaseUrl);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    const recorder = new WireRecorder(server, url.href);
    server.on('connection', (client) => recorder.join(client, Number(target.port), target.hostname));
    return recorder;
  }

  /** Everything said from now until the work is done, one list for each connection that said something. */
  async during(work: () => Promise<void>): Promise<RecordedStatement[][]> {
    for (const { statements } of this.conversations) statements.length = 0;
    await work();
    return [...this.conversations].map(({ statements }) => [...statements]).filter((list) => list.length > 0);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(client: Socket, port: number, host: string): void {
    const server = connect({ port, host });
    const conversation = new Conversation();
    this.conversations.add(conversation);
    const asked = new Messages((letter, contents) => conversation.heard(letter, contents), true);
    const answers = new Messages((letter) => conversation.answered(letter), false);
    client.on('data', (chunk: Buffer) => {
      asked.push(chunk);
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      answers.push(chunk);
      client.write(chunk);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => {
        this.sockets.delete(socket);
        this.conversations.delete(conversation);
        other.destroy();
      });
      // Either end may go first; the other one then goes too.
      socket.on('error', () => other.destroy());
    }
  }
}
