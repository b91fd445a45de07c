// Asks the process of this container whether it is ready; ends with 0 or 1. Worker and api differ by their port alone.
const { PORT = '3200', WORKER_HEALTH_PORT = '0' } = process.env;
const port = process.argv[2] === 'worker' ? WORKER_HEALTH_PORT : PORT;
const PATIENCE_MILLISECONDS = 4_000;

try {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!response.ok) console.error(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.error(error.cause?.message ?? error.message);
  process.exitCode = 1;
}
