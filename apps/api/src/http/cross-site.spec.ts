import { describe, expect, it } from '@jest/globals';
import { isCrossSite } from './cross-site';

const OWN = 'https://redress.example';
const json = { 'content-type': 'application/json' };

describe('requests from other sites', () => {
  it.each([
    ['a read', 'GET', { 'sec-fetch-site': 'cross-site' }],
    ['an API key', 'POST', { authorization: 'Bearer rdk_x', 'sec-fetch-site': 'cross-site' }],
    ['our own page', 'POST', { 'sec-fetch-site': 'same-origin' }],
    ['our own page in an old browser', 'POST', { origin: OWN, host: 'internal:3200' }],
    ['the address it was sent to', 'POST', { origin: 'http://127.0.0.1:3200', host: '127.0.0.1:3200' }],
    ['a program that sends JSON', 'POST', json],
    ['a program without a body but with a header of its own', 'POST', { 'idempotency-key': 'abcdefgh' }],
  ])('lets through %s', (_name, method, headers) => {
    expect(isCrossSite(method, headers, OWN)).toBe(false);
  });

  it.each([
    ['another site', 'POST', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', 'POST', { ...json, 'sec-fetch-site': 'same-site' }],
    ['another origin', 'DELETE', { ...json, origin: 'https://evil.example', host: 'redress.example' }],
    ['a sandboxed frame', 'POST', { ...json, origin: 'null', host: 'redress.example' }],
    ['another port', 'POST', { ...json, origin: 'http://127.0.0.1:9', host: '127.0.0.1:3200' }],
    ['a plain form', 'POST', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form as text', 'POST', { 'content-type': 'text/plain; x=application/json' }],
    ['nothing at all', 'POST', {}],
  ])('stops %s', (_name, method, headers) => {
    expect(isCrossSite(method, headers, OWN)).toBe(true);
  });
});
