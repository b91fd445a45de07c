import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from '@redress/platform';
import type { Client } from 'pg';

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: number): Set<string> {
  const found = new Set<string>();
  for (const descriptor of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`)) ?? [];
      if (inode !== undefined) found.add(inode);
    } catch (error) {
      // Closed between listing and looking.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  return found;
}

/** Ports of this machine that a process's own connections come from. */
function localPortsOf(pid: number): Set<number> {
  const sockets = socketsOf(pid);
  const ports = new Set<number>();
  for (const line of readFileSync(`/proc/${pid}/net/tcp`, 'utf8').split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const [, local, , , , , , , , inode] = fields;
    if (local !== undefined && inode !== undefined && sockets.has(inode)) {
      ports.add(Number.parseInt(local.slice(local.indexOf(':') + 1), 16));
    }
  }
  return ports;
}

/** The processes of PostgreSQL that work for a process of ours. @param sql of the same server, as its owner */
export async function backendsOf(pid: number, sql: Client): Promise<number[]> {
  const { rows } = await sql.query<{ pid: number; port: number }>(
    'SELECT pid, client_port AS port FROM pg_stat_activity WHERE client_port IS NOT NULL',
  );
  const ports = localPortsOf(pid);
  return rows.filter(({ port }) => ports.has(port)).map((row) => row.pid);
}
