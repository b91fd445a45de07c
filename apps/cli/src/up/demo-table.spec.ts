import { expect, it } from '@jest/globals';
import { demoTable } from './demo-table';

it('shows one person of each role, and the password once', () => {
  const demoLogins = [
    { login: 'chen.jing', name: 'Chen Jing', roles: ['admin'] },
    { login: 'li.wei', name: 'Li Wei', roles: ['agent'] },
    { login: 'zhang.na', name: 'Zhang Na', roles: ['agent'] },
  ];
  expect(demoTable({ demoLogins, demoPassword: 'open' })).toEqual([
    'Demo logins, password open:',
    '  chen.jing  admin       Chen Jing',
    '  li.wei     agent       Li Wei',
  ]);
});

it("is silent in a company of one's own", () => {
  expect(demoTable({ demoLogins: [], demoPassword: 'open' })).toEqual([]);
});
