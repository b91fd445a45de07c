import type { CookieSerializeOptions } from '@fastify/cookie';

export const SESSION_COOKIE = 'redress_session';

/** Unreadable for scripts, never sent along by other sites, and only over https where the product is reached so. */
export const sessionCookieOptions = (publicUrl: string, maxAgeSeconds: number): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: publicUrl.startsWith('https:'),
  maxAge: maxAgeSeconds,
});
