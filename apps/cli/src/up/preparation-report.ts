import { z } from 'zod';

/** What was done to a database before Redress runs on it. */
export const preparationSchema = z.object({
  /** Names of the migrations applied now. */
  applied: z.array(z.string()),
  /** Sentences a person should read. */
  warnings: z.array(z.string()),
});

export type Preparation = z.infer<typeof preparationSchema>;
