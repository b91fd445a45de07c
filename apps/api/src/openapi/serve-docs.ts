import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Redress API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, displayRequestDuration: true });
`;

/** The two files of swagger-ui that the page needs, served from the installed package: no foreign host is asked. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

/** Where swagger-ui lives is the business of the package that brings it. */
const assetPath = (name: string): string => {
  const ours = createRequire(import.meta.url);
  return createRequire(ours.resolve('@nestjs/swagger')).resolve(`swagger-ui-dist/${name}`);
};

/** `/api/docs` and `/api/openapi.json`. The document is made when it is first asked for, and then kept as text. */
export function serveDocs(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  let text: string | undefined;
  instance.get('/api/openapi.json', async (_request, reply) => {
    if (text === undefined) {
      const { describeApi } = await import('./document');
      text = JSON.stringify(describeApi(app));
    }
    return reply.type('application/json; charset=utf-8').send(text);
  });
  // Until the desk is served here, whoever opens the address is shown what there is.
  instance.get('/', (_request, reply) => reply.redirect('/api/docs', 302));
  instance.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  instance.get('/api/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, type] of Object.entries(ASSETS)) {
    instance.get(`/api/docs/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(createReadStream(assetPath(name))),
    );
  }
}
