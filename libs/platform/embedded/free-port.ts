import { createServer } from 'node:net';

/** Whether a port can be listened on right now; 0 asks the system to choose. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(chosen));
    });
  });
}

/** Whether nobody listens on this port of this address. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  return (await tryPort(port, host)) !== null;
}

/** A free port of the loopback address: the preferred one when it can be had. */
export async function freePort(preferred?: number): Promise<number> {
  const kept = preferred === undefined ? null : await tryPort(preferred, '127.0.0.1');
  const port = kept ?? (await tryPort(0, '127.0.0.1'));
  if (port === null) throw new Error('This machine has no free port on 127.0.0.1.');
  return port;
}
