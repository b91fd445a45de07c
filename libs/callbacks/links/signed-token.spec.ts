import { describe, expect, it } from '@jest/globals';
import { readSignedToken, signedToken } from './signed-token';

const id = '01900000-0000-7000-8000-000000000001';
const secret = 'a secret of at least thirty-two characters';

describe('a signed token', () => {
  const token = signedToken('callback', id, secret);

  it('names its row, and is the same whenever it is made', () => {
    expect(readSignedToken('callback', token, secret)).toBe(id);
    expect(signedToken('callback', id, secret)).toBe(token);
    expect(token).toMatch(/^[A-Za-z0-9_-]{75}$/);
  });

  it('is nobody else’s to make: another id, purpose, secret or form is no token', () => {
    const other = '01900000-0000-7000-8000-000000000002'.replaceAll('-', '');
    const forged = [
      other + token.slice(32),
      `${token.slice(0, -2)}AA`,
      token.slice(1),
      `${token}A`,
      '',
      token.toUpperCase(),
    ];
    for (const each of forged) expect(readSignedToken('callback', each, secret)).toBeNull();
    expect(readSignedToken('agenda', token, secret)).toBeNull();
    expect(readSignedToken('callback', token, `${secret}!`)).toBeNull();
  });
});
