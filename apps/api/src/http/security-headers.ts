import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * What browsers may do with our pages: load and connect to nothing but this origin, and never show us in a frame.
 * Styles may stand inline because the console's component library writes them at run time.
 */
export const securityHeaders = (publicUrl: string): FastifyHelmetOptions => {
  const secure = publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Promising https where it is not spoken locks people out.
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  };
};
