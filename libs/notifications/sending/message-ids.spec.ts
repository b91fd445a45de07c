import { expect, it } from '@jest/globals';
import type { NotificationId } from '@redress/contracts';
import { bareAddress, MessageIds } from './message-ids';

const id = '01900000-0000-7000-8000-000000000001' as NotificationId;
const ids = new MessageIds('a secret of the house', 'Redress <care@example.com>');

it('reads back what it wrote', () => {
  const written = ids.write({ kind: 'mail', id });
  expect(written).toMatch(/^<m\.[0-9a-f-]{36}\.[0-9a-f]{32}@example\.com>$/);
  expect(ids.read(written)).toEqual({ kind: 'mail', id });
});

it('believes no id that was made up, moved to another mail, or signed by another house', () => {
  const written = ids.write({ kind: 'mail', id });
  expect(ids.read(written.replace('<m.', '<c.'))).toBeNull();
  expect(ids.read(written.replace('000001', '000002'))).toBeNull();
  expect(ids.read(new MessageIds('another', 'care@example.com').write({ kind: 'mail', id }))).toBeNull();
  expect(ids.read('<somebody@example.com>')).toBeNull();
});

it('finds the address in a mailbox', () => {
  expect(bareAddress('Redress <care@example.com>')).toBe('care@example.com');
  expect(bareAddress('care@example.com')).toBe('care@example.com');
});
