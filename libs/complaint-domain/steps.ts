import { type Step, STEPS } from '@redress/contracts';
import { GATES } from './gates';

/** One way out of a step. */
export interface StepEdge {
  readonly to: Step | 'closed';
  /** through: the gate of the step must be met; reentry: back with a reason. */
  readonly kind: 'through' | 'reentry';
}

/**
 * The steps and their ways out, as data: forward through the gate, back (or into the same step) with a reason, out by
 * closing. Nothing else exists, so no step is skipped (playbook §1).
 */
export const STEP_GRAPH: Readonly<Record<Step, readonly StepEdge[]>> = {
  atmosphere: [
    { to: 'diagnose', kind: 'through' },
    { to: 'atmosphere', kind: 'reentry' },
  ],
  diagnose: [
    { to: 'agree', kind: 'through' },
    { to: 'diagnose', kind: 'reentry' },
    { to: 'atmosphere', kind: 'reentry' },
  ],
  agree: [
    { to: 'solve', kind: 'through' },
    { to: 'agree', kind: 'reentry' },
    { to: 'diagnose', kind: 'reentry' },
    { to: 'atmosphere', kind: 'reentry' },
  ],
  solve: [
    { to: 'follow-through', kind: 'through' },
    { to: 'solve', kind: 'reentry' },
    { to: 'agree', kind: 'reentry' },
    { to: 'diagnose', kind: 'reentry' },
    { to: 'atmosphere', kind: 'reentry' },
  ],
  'follow-through': [
    { to: 'closed', kind: 'through' },
    { to: 'follow-through', kind: 'reentry' },
    { to: 'solve', kind: 'reentry' },
    { to: 'agree', kind: 'reentry' },
    { to: 'diagnose', kind: 'reentry' },
    { to: 'atmosphere', kind: 'reentry' },
  ],
};

/** The step that follows, or null after the last. */
export const nextStep = (step: Step): Step | null => {
  const through = STEP_GRAPH[step].find((edge) => edge.kind === 'through');
  return through === undefined || through.to === 'closed' ? null : through.to;
};

export const mayReenter = (from: Step, to: Step): boolean =>
  STEP_GRAPH[from].some((edge) => edge.kind === 'reentry' && edge.to === to);

/**
 * Faults of the step graph, in words; empty when it is sound. Run at boot, where any fault stops the process: unknown
 * targets, steps nobody reaches, a step without exactly one way forward, an end that is not reached, a gate without
 * requirements, a re-entry that jumps forward.
 */
export const faultsOfStepGraph = (
  graph: Readonly<Record<string, readonly { readonly to: string; readonly kind: string }[]>> = STEP_GRAPH,
  gates: Readonly<Record<string, readonly unknown[]>> = GATES,
): readonly string[] => {
  const faults: string[] = [];
  const order: readonly string[] = STEPS;
  for (const [step, edges] of Object.entries(graph)) {
    if (!order.includes(step)) faults.push(`${step} is no step`);
    for (const edge of edges) {
      if (edge.to !== 'closed' && !order.includes(edge.to)) faults.push(`${step} leads to unknown ${edge.to}`);
      if (edge.kind === 'reentry' && (edge.to === 'closed' || order.indexOf(edge.to) > order.indexOf(step)))
        faults.push(`${step} re-enters ${edge.to}, which lies ahead`);
    }
    if (edges.filter((edge) => edge.kind === 'through').length !== 1) faults.push(`${step} needs one way forward`);
    if ((gates[step] ?? []).length === 0) faults.push(`${step} has no gate`);
  }
  for (const step of order) if (graph[step] === undefined) faults.push(`${step} is missing`);
  const reached = new Set<string>();
  const follow = (step: string): void => {
    if (reached.has(step)) return;
    reached.add(step);
    for (const edge of graph[step] ?? []) if (edge.kind === 'through') follow(edge.to);
  };
  follow(STEPS[0]);
  for (const step of [...order, 'closed']) if (!reached.has(step)) faults.push(`${step} is never reached`);
  return faults;
};
