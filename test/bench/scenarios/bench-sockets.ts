import { randomInt } from 'node:crypto';
import type { ComplaintId } from '@redress/contracts';
import { freePort } from '@redress/platform';
import type { Client } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { Copies } from '../filling/copies';
import { makeModels } from '../filling/model-complaints';
import { BenchHouse } from '../house/bench-house';
import { AGENTS_OF_A_STATION, type Company, foundCompany, type Member } from '../house/company';
import { DeskClient } from '../house/desk-client';
import { HouseProcess } from '../house/house-process';
import { LiveListeners, openSockets } from '../load/live-listeners';
import type { SocketFigures } from '../report/figures';
import type { BenchPart } from './bench-http';
import { ChangeClock, type Pace } from './change-clock';

/** So many complaints are stored; how many there are plays no part. */
const STORED = 2_000;
/** About as much as one change hint holds. */
const HINT_BYTES = 550;
const WARM_UP: Pace = { perSecond: 10, seconds: 2 };

/** Where a change can be made, by whom, and so many that two rarely meet on the same complaint. */
async function placesIn({ stations }: Company, sql: Client): Promise<(readonly [Member, ComplaintId])[]> {
  const { rows } = await sql.query<{ id: ComplaintId; unitId: string }>(
    `SELECT id, unit_id AS "unitId" FROM complaint WHERE status = 'open' ORDER BY hashtext(id::text) LIMIT 1000`,
  );
  return rows.flatMap(({ id, unitId }) => {
    const agent = stations.find((station) => station.unitId === unitId)?.agents[0];
    return agent === undefined ? [] : [[agent, id] as const];
  });
}

/** From a change being asked for over HTTP until the sockets of those it concerns have it. */
export async function benchSockets({ server, scale, figures, cleanups, say }: BenchPart): Promise<void> {
  const database = await server.createDatabase('bench_sockets');
  const company = await foundCompany(database.sql);
  const house = await BenchHouse.start(server, database);
  cleanups.add(() => house.stop());
  const copies = await Copies.of(database, company, await makeModels(house.url, company));
  await copies.fill({ from: 0, to: STORED });

  const members = company.stations.flatMap(({ agents }) => agents).slice(0, scale.sockets);
  say(`Connecting ${members.length} sockets ...`);
  let clock = new ChangeClock();
  const listeners = await LiveListeners.connect(house.url, members, {
    onChange: ({ complaintId, sequence }) => clock.heard(`${complaintId} ${sequence}`),
  });
  cleanups.add(() => listeners.close());
  await house.startWorker();

  const places = await placesIn(company, database.sql);
  const desk = new DeskClient(house.url);
  const make = async (): Promise<string> => {
    const place = places[randomInt(places.length)];
    if (place === undefined) throw new Error('There is no open complaint.');
    const [by, id] = place;
    const { sequence } = await desk.command(by, id, 'add-note', { note: '配件明日到货。 Parts arrive tomorrow.' });
    return `${id} ${sequence}`;
  };
  const pace = { perSecond: scale.changesPerSecond, seconds: scale.changing };
  await clock.run(make, AGENTS_OF_A_STATION, members.length, WARM_UP);
  clock = new ChangeClock();
  say(`Making ${pace.perSecond * pace.seconds} changes, each for ${AGENTS_OF_A_STATION} of ${members.length} ...`);
  const product = await clock.run(make, AGENTS_OF_A_STATION, members.length, pace);
  listeners.close();
  await house.stop();
  figures.sockets.push({
    product,
    floor: await bareEmit({ server, scale, figures, cleanups, say }, members.length, pace),
  });
}

/** The same sockets and pace with nothing between the request and the emit. */
async function bareEmit({ server, cleanups }: BenchPart, clients: number, pace: Pace): Promise<SocketFigures> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const source = 'test/bench/floors/bare-socket-io';
  const floor = await HouseProcess.start('bare socket.io', source, { PORT: String(port) }, server.logFile('floor'));
  cleanups.add(() => floor.stop());
  const clock = new ChangeClock();
  const rooms = Math.ceil(clients / AGENTS_OF_A_STATION);
  const open = (index: number): Socket => {
    const auth = { room: `room-${index % rooms}` };
    const socket = io(url, { path: '/api/live', transports: ['websocket'], forceNew: true, auth });
    socket.on('complaint-changed', ({ change }: { readonly change: string }) => clock.heard(change));
    return socket;
  };
  const sockets = await openSockets(clients, open, (socket) => socket.connected);
  cleanups.add(() => sockets.forEach((socket) => socket.disconnect()));
  let made = 0;
  const figures = await clock.run(
    async () => {
      const change = `change ${(made += 1)}`;
      const body = JSON.stringify({ change, row: 'x'.repeat(HINT_BYTES) });
      const response = await fetch(`${url}/room-${randomInt(rooms)}`, { method: 'POST', body });
      await response.arrayBuffer();
      return change;
    },
    AGENTS_OF_A_STATION,
    clients,
    pace,
  );
  for (const socket of sockets) socket.disconnect();
  await floor.stop();
  return figures;
}
