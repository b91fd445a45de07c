import { environmentVariable, endWithLauncher, tellLauncherReady } from '@redress/platform';
import { fastify } from 'fastify';

/**
 * The floor of every HTTP scenario: a server that does nothing but answer with as many bytes of JSON as the api does.
 * `GET /read` and `POST /write` answer with the size asked for in the path.
 */
endWithLauncher();
const app = fastify({ logger: false });
const bodies = new Map<number, { readonly body: string }>();

/** The object is serialised for each answer, as the api does it; only its contents are made once. */
const bodyOf = (size: number): { readonly body: string } => {
  const known = bodies.get(size);
  if (known !== undefined) return known;
  const made = { body: 'x'.repeat(Math.max(0, size - '{"body":""}'.length)) };
  bodies.set(size, made);
  return made;
};

app.get<{ Params: { size: string } }>('/read/:size', async (request) => bodyOf(Number(request.params.size)));
app.post<{ Params: { size: string } }>('/write/:size', async (request, reply) => {
  void reply.code(201);
  return bodyOf(Number(request.params.size));
});
await app.listen({ host: '127.0.0.1', port: Number(environmentVariable('PORT')) });
tellLauncherReady();
