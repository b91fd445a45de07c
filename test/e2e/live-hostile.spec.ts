import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import type { ComplaintId } from '@redress/contracts';
import { eventually } from '../support/eventually';
import { LiveHouse, type RunningApi } from '../support/live-house';

const NUL = String.fromCharCode(0);
const unknownId = '01900000-0000-7000-8000-000000000001';

describe('the live channel and what it is not meant to hear', () => {
  let house: LiveHouse;
  let api: RunningApi;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    house = await LiveHouse.open();
    api = await house.startApi();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  afterAll(() => house.close());

  const dial = (options: Parameters<typeof io>[1] = {}): Socket => {
    const socket = io(api.url, {
      path: '/api/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...options,
    });
    sockets.push(socket);
    return socket;
  };
  const refusal = (socket: Socket): Promise<unknown> =>
    new Promise((resolve, reject) => {
      socket.on('connect', () => reject(new Error('was let in')));
      socket.on('connect_error', (error) => resolve(Reflect.get(error, 'data')));
    });
  const connected = async (socket: Socket): Promise<Socket> => {
    await eventually('connected', () => socket.connected);
    return socket;
  };
  const ask = (socket: Socket, name: string, ...contents: unknown[]): Promise<unknown> =>
    socket.timeout(5_000).emitWithAck(name, ...contents);
  const resumes = async (socket: Socket) => expect(await ask(socket, 'resume', {})).toMatchObject({ kind: 'refetch' });

  it.each([
    ['nothing', {}],
    ['a cookie that is none of ours', { extraHeaders: { cookie: 'redress_session=nonsense; other=1' } }],
    ['a session that does not exist', { extraHeaders: { cookie: `redress_session=${'A'.repeat(43)}` } }],
    ['an empty cookie', { extraHeaders: { cookie: 'redress_session=' } }],
    ['a key of nobody', { auth: { apiKey: `rdk_${'0'.repeat(32)}_${'A'.repeat(43)}` } }],
    ['a key that is no text', { auth: { apiKey: { $gt: '' } } }],
    ['a key too long', { auth: { apiKey: 'r'.repeat(5_000) } }],
    ['a key that is null', { auth: { apiKey: null } }],
  ])('lets nobody in who shows %s', async (_what, options) => {
    expect(await refusal(dial(options))).toEqual({ code: 'auth.required' });
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a site that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ])('does not let %s use the cookie of somebody signed in', async (_what, headers) => {
    const cookie = await house.cookie('liWei');
    expect(await refusal(dial({ extraHeaders: { cookie, ...headers } }))).toEqual({ code: 'request.cross-site' });
  });

  it('has no other rooms to enter', async () => {
    const cookie = await house.cookie('liWei');
    const socket = io(`${api.url}/admin`, {
      path: '/api/live',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    sockets.push(socket);
    const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve));
    expect(error.message).toBe('Invalid namespace');
  });

  it('lets the own page in', async () => {
    const cookie = await house.cookie('liWei');
    const socket = await connected(
      dial({ extraHeaders: { cookie, origin: api.url, 'sec-fetch-site': 'same-origin' } }),
    );
    await resumes(socket);
  });

  it('tells nothing before it is asked to', async () => {
    const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('heQing') } }));
    const heard: string[] = [];
    socket.onAny((name: string) => heard.push(name));
    const listening = await house.listen(api, 'heQing');
    await eventually('live', () => listening.feed.state === 'live');
    const { complaintId } = await house.register(api, 'liWei');
    await eventually('told elsewhere', () => listening.changes.some((change) => change.complaintId === complaintId));
    expect(await ask(socket, 'unwatch', { complaintId })).toEqual({ kind: 'not-watching' });
    expect(heard).toEqual([]);
  });

  it.each<[string, string, unknown[]]>([
    ['resume without anything', 'resume', []],
    ['resume with null', 'resume', [null]],
    ['resume with a list', 'resume', [[]]],
    ['resume with more than it takes', 'resume', [{ positions: {}, role: 'admin' }]],
    ['resume with two contents', 'resume', [{}, {}]],
    ['positions that are a text', 'resume', [{ positions: 'all' }]],
    ['positions that are null', 'resume', [{ positions: null }]],
    ['a negative position', 'resume', [{ positions: { 0: -1 } }]],
    ['a broken position', 'resume', [{ positions: { 0: 1.5 } }]],
    ['a position beyond all numbers', 'resume', [{ positions: { 0: 1e300 } }]],
    ['a position in words', 'resume', [{ positions: { 0: '1; DROP TABLE event_log' } }]],
    ['a lane that is none', 'resume', [{ positions: { first: 1 } }]],
    [
      'a hundred lanes',
      'resume',
      [{ positions: Object.fromEntries(Array.from({ length: 100 }, (_, lane) => [lane, 0])) }],
    ],
    ['watch without an id', 'watch', [{}]],
    ['an id that is none', 'watch', [{ complaintId: "' OR 1=1 --" }]],
    ['an id with a NUL', 'watch', [{ complaintId: `${unknownId}${NUL}` }]],
    ['an id that is a number', 'watch', [{ complaintId: 7 }]],
    ['an id in a list', 'watch', [{ complaintId: [unknownId] }]],
    ['bytes', 'watch', [Buffer.from('hello')]],
    ['unwatch with more than it takes', 'unwatch', [{ complaintId: unknownId, all: true }]],
  ])('refuses %s', async (_what, name, contents) => {
    const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('liWei') } }));
    expect(await ask(socket, name, ...contents)).toEqual({ kind: 'refused', code: 'request.invalid' });
    await resumes(socket);
  });

  it.each(['complaint-changed', 'constructor', '__proto__', 'toString', 'subscribe', ''])(
    'knows no message called "%s"',
    async (name) => {
      const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('liWei') } }));
      expect(await ask(socket, name, {})).toEqual({ kind: 'refused', code: 'request.not-found' });
      socket.emit(name, 'and wants no answer');
      await resumes(socket);
    },
  );

  it('hangs up on a message far too large, and goes on with everybody else', async () => {
    const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('liWei') } }));
    const other = await connected(dial({ extraHeaders: { cookie: await house.cookie('zhaoMin') } }));
    socket.emit('resume', { positions: 'x'.repeat(5_000_000) });
    await eventually('hung up', () => !socket.connected);
    await resumes(other);
  });

  it('hangs up on what is no message at all', async () => {
    const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('liWei') } }));
    const { transport } = socket.io.engine;
    (Reflect.get(transport, 'ws') as { send(data: string): void }).send('42["resume",{]');
    await eventually('hung up', () => !socket.connected);
  });

  it('refuses a flood, and hangs up on one that does not end', async () => {
    const socket = await connected(dial({ extraHeaders: { cookie: await house.cookie('liWei') } }));
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => ask(socket, 'unwatch', { complaintId: unknownId as ComplaintId })),
    );
    expect(answers).toContainEqual({ kind: 'not-watching' });
    expect(answers).toContainEqual({ kind: 'refused', code: 'request.too-many' });
    expect(socket.connected).toBe(true);
    for (let message = 0; message < 500; message += 1) socket.emit('unwatch', { complaintId: unknownId });
    await eventually('hung up', () => !socket.connected);
  });

  it('answers a browser that only polls, without letting it in', async () => {
    const response = await fetch(`${api.url}/api/live?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
  });
});
