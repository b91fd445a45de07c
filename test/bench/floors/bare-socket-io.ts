import { createServer } from 'node:http';
import { environmentVariable, endWithLauncher, tellLauncherReady } from '@redress/platform';
import { Server } from 'socket.io';

/**
 * The floor of the live changes: whoever connects joins the room it names, and `POST /<room>` emits the body to it. No
 * log, no database, no rights.
 */
endWithLauncher();
const http = createServer((request, response) => {
  const room = (request.url ?? '/').slice(1);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    io.to(room).emit('complaint-changed', JSON.parse(body));
    response.end('{}');
  });
});
const io = new Server(http, {
  path: '/api/live',
  addTrailingSlash: false,
  transports: ['websocket'],
  serveClient: false,
});
io.on('connection', (socket) => {
  const { room } = socket.handshake.auth as { readonly room: string };
  void socket.join(room);
});
http.listen(Number(environmentVariable('PORT')), '127.0.0.1', tellLauncherReady);
