import { z } from 'zod';

/** What was done to a database before Redress runs on it, and what a person should know of it. */
export const preparationSchema = z.object({
  /** Names of the migrations applied now. */
  applied: z.array(z.string()),
  /** Sentences a person should read. */
  warnings: z.array(z.string()),
  /** Whether the demo company was stored now. */
  seeded: z.boolean(),
  /** Who of the demo company can sign in with its password; empty in a company of one's own. */
  demoLogins: z.array(z.object({ login: z.string(), name: z.string(), roles: z.array(z.string()) })),
  /** The password they all have; it is no secret. */
  demoPassword: z.string(),
});

export type Preparation = z.infer<typeof preparationSchema>;
