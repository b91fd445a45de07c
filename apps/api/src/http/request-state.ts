import type { SignedIn } from '@redress/directory';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null until the guard has checked, and on public routes. */
    signedIn: SignedIn | null;
  }
}
