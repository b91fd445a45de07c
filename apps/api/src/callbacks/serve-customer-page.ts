import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CALLBACK_PAGE } from '@redress/callbacks';
import { CUSTOMER_PAGE_WORDS } from './customer-page-words';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Redress</title>
<style>
body { margin: 0 auto; max-width: 36rem; padding: 1.5rem; font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; color: #1f2328 }
select, button { font: inherit; padding: .5rem .75rem; margin: .25rem .5rem .25rem 0; max-width: 100% }
</style>
</head>
<body>
<main aria-live="polite"></main>
<script src="${CALLBACK_PAGE}page.js"></script>
</body>
</html>
`;

const SCRIPT = `const words = ${JSON.stringify(CUSTOMER_PAGE_WORDS)};
const locale = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
const address = '/api/v1/public/callbacks/' + location.pathname.split('/').pop();
const main = document.querySelector('main');
const say = (key, values = {}) => words[locale][key].replace(/\\{(\\w+)\\}/g, (_, name) => values[name] ?? '');
const moment = (at, zone) => new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
const add = (tag, text) => { const made = document.createElement(tag); made.textContent = text; main.append(made); return made };
const ask = (options) => fetch(address, { headers: { 'accept-language': locale, 'content-type': 'application/json' }, ...options })
  .then(async (answer) => ({ ok: answer.ok, body: await answer.json() }));

function show(call, key) {
  main.replaceChildren();
  add('h1', say('title'));
  if (!call.canBeMoved) return add('p', say('ended'));
  add('p', say(key, { at: moment(call.dueAt, call.zone), zone: call.zone }));
  if (call.slots.length === 0) return add('p', say('none'));
  const label = add('label', say('choose'));
  const choice = add('select', '');
  choice.id = label.htmlFor = 'slot';
  for (const slot of call.slots) choice.append(new Option(moment(slot, call.zone), slot));
  const button = add('button', say('take'));
  const problem = add('p', '');
  button.onclick = async () => {
    button.disabled = true;
    try {
      const { ok, body } = await ask({ method: 'POST', body: JSON.stringify({ startsAt: choice.value }) });
      if (ok) show(body, 'moved');
      else problem.textContent = body.detail;
    } catch {
      problem.textContent = say('failed');
    }
    button.disabled = false;
  };
}

document.documentElement.lang = locale;
document.title = say('title');
ask().then(({ ok, body }) => ok ? show(body, 'booked') : add('p', body.detail)).catch(() => add('p', say('failed')));
`;

/**
 * The page behind the link in a customer's mail: one call, and the times at which it could be instead. It holds nothing
 * itself; the script asks the public routes with the token in the address.
 */
export function serveCustomerPage(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  instance.get(`${CALLBACK_PAGE}page.js`, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(SCRIPT),
  );
  instance.get(`${CALLBACK_PAGE}:token`, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      // The address is a secret: no page that is opened from here is told of it.
      .header('referrer-policy', 'no-referrer')
      .send(PAGE),
  );
}
