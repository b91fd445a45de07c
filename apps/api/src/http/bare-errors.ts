import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';

interface ConnectionError extends Error {
  readonly code?: string;
}

/** Answers what is not even HTTP, or comes too slowly or with too many headers: there is no request yet, only a socket. */
export function answerBrokenConnection(error: ConnectionError, socket: Socket, correlationId: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'request.too-large' : 'request.malformed';
  const problem = problemOf({ code }, [], { instance: '/', correlationId, locale: 'en' });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.status === 413 ? 'Content Too Large' : 'Bad Request'}\r\n` +
      `content-type: ${PROBLEM_MEDIA_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
