import type { Preparation } from './preparation-report';

/** Lines that tell how to sign in to the demo company: one person of each role. Empty in a company of one's own. */
export function demoTable({ demoLogins, demoPassword }: Pick<Preparation, 'demoLogins' | 'demoPassword'>): string[] {
  if (demoLogins.length === 0) return [];
  const roles = [...new Set(demoLogins.flatMap((each) => each.roles))];
  const shown = roles.flatMap((role) => {
    const somebody = demoLogins.find((each) => each.roles.includes(role));
    return somebody === undefined ? [] : [{ role, ...somebody }];
  });
  const width = Math.max(...shown.map(({ login }) => login.length));
  return [
    `Demo logins, password ${demoPassword}:`,
    ...shown.map(({ role, login, name }) => `  ${login.padEnd(width)}  ${role.padEnd(10)}  ${name}`),
  ];
}
