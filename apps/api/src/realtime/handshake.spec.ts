import { describe, expect, it } from '@jest/globals';
import { credentialsOf, isForeign } from './handshake';

const own = 'https://desk.example';

describe('who opens a connection', () => {
  it.each([
    [{ origin: own }, false],
    [{ origin: 'http://desk.local:3200', host: 'desk.local:3200' }, false],
    [{ host: 'desk.local:3200' }, false],
    [{ 'sec-fetch-site': 'same-origin', origin: own }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://desk.example.evil.example', host: 'desk.example' }, true],
    [{ origin: 'https://desk.example:8443', host: 'desk.example' }, true],
    [{ origin: 'null', host: 'desk.example' }, true],
    [{ origin: '', host: '' }, true],
    [{ 'sec-fetch-site': 'same-site', origin: own }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: own }, true],
  ])('%j is foreign: %s', (headers, foreign) => {
    expect(isForeign(headers, own)).toBe(foreign);
  });

  it('takes the session cookie from among others', () => {
    for (const cookie of ['redress_session=abc', 'a=1; redress_session=abc; b=2', 'a=1;redress_session=abc']) {
      expect(credentialsOf({ cookie }, {})).toEqual({ kind: 'session', token: 'abc' });
    }
    for (const cookie of ['', 'xredress_session=abc', 'redress_sessions=abc', 'a=redress_session']) {
      expect(credentialsOf({ cookie }, {})).toBeNull();
    }
  });

  it('takes a key before a cookie, and nothing in place of a wrong key', () => {
    const cookie = 'redress_session=abc';
    expect(credentialsOf({ cookie }, { apiKey: 'rdk_1' })).toEqual({ kind: 'key', key: 'rdk_1' });
    expect(credentialsOf({ cookie }, { apiKey: 1 })).toBeNull();
    expect(credentialsOf({ cookie }, { apiKey: 'k'.repeat(201) })).toBeNull();
    expect(credentialsOf({}, null)).toBeNull();
  });
});
