import { type EventActor, type NewComplaintEvent, type Refusal, STEPS } from '@redress/contracts';
import type { Actor } from './actor';
import type { CommandName, Commands } from './commands';
import type { Complaint } from './complaint';
import { afterEvents, committed } from './commit';
import { type Decision, type DecisionContext, type Draft, isRefusal, newDraft, refuse } from './decision';
import { APPROVAL_RULES } from './rules/approvals';
import { CALLBACK_RULES } from './rules/callbacks';
import { CLOCK_RULES } from './rules/clocks';
import { CLOSING_RULES } from './rules/closing';
import { CONVERSATION_RULES } from './rules/conversation';
import { ESCALATION_RULES } from './rules/escalation';
import { HANDLING_RULES } from './rules/handling';
import { decideMerge } from './rules/merging';
import { OWNERSHIP_RULES } from './rules/ownership';
import { PROMISE_RULES } from './rules/promises';
import { REMEDY_RULES } from './rules/remedies';
import { type Rule, type Rules, TOPIC_OF } from './rules/rule';
import { forbids } from './standing';

/** Every command there is and the rule that decides it. */
export const RULES: Rules<CommandName> = {
  ...OWNERSHIP_RULES,
  ...HANDLING_RULES,
  ...REMEDY_RULES,
  ...APPROVAL_RULES,
  ...CALLBACK_RULES,
  ...PROMISE_RULES,
  ...CONVERSATION_RULES,
  ...CLOCK_RULES,
  ...ESCALATION_RULES,
  ...CLOSING_RULES,
};

export const COMMAND_NAMES = Object.keys(RULES) as readonly CommandName[];

/**
 * Why a command is refused for this complaint and actor before its input is known; null where it is possible.
 * The console offers commands by this, and the server refuses by it, so they never disagree.
 */
export const refusalOf = (
  name: CommandName,
  complaint: Complaint,
  { actor, now }: Pick<DecisionContext, 'actor' | 'now'>,
): Refusal | null => {
  const rule: Pick<Rule<CommandName>, 'permission' | 'during' | 'steps' | 'tooEarly' | 'impossible'> = RULES[name];
  if (rule.permission === 'system') {
    if (actor.kind !== 'system') return refuse('auth.not-permitted');
  } else {
    const forbidden = forbids(complaint, actor, rule.permission);
    if (forbidden !== null) return refuse(forbidden);
  }
  if (rule.during === 'open' && complaint.status === 'closed')
    return refuse(complaint.mergedIntoId === null ? 'complaint.closed' : 'complaint.merged-away');
  if (rule.during === 'closed' && complaint.status === 'open') return refuse('complaint.not-closed');
  const [needed] = rule.steps ?? [];
  if (needed !== undefined && rule.steps?.includes(complaint.step) === false) {
    return rule.tooEarly !== undefined && STEPS.indexOf(complaint.step) < STEPS.indexOf(needed)
      ? refuse(rule.tooEarly)
      : refuse('complaint.wrong-step', { step: complaint.step, needed });
  }
  return rule.impossible?.(complaint, actor, now) ?? null;
};

const decideInto = <N extends CommandName>(
  complaint: Complaint,
  name: N,
  input: Commands[N],
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] | Refusal => {
  const rule: Rule<N> = RULES[name];
  return refusalOf(name, complaint, context) ?? rule.decide(complaint, input, context, draft);
};

/** Decides one command. Pure: all it needs is in the arguments, all it does is in the answer. */
export const decide = <N extends CommandName>(
  complaint: Complaint,
  name: N,
  input: Commands[N],
  context: DecisionContext,
): Decision => {
  const draft = newDraft(context.newId);
  const result = decideInto(complaint, name, input, context, draft);
  return isRefusal(result)
    ? { accepted: false, refusal: result }
    : committed(complaint, complaint.id, result, context, draft);
};

/** One command of a sequence, made when its turn comes, as it may need ids that earlier ones brought. */
export type PlannedCommand = (complaint: Complaint) =>
  | {
      readonly [N in CommandName]: { readonly name: N; readonly input: Commands[N] };
    }[CommandName]
  | null;

/**
 * Decides several commands as one commit: each sees the state the earlier ones left; the first refusal refuses all.
 * A planned command may decline its turn by answering null.
 */
export const decideInOrder = (
  complaint: Complaint,
  planned: readonly PlannedCommand[],
  context: DecisionContext,
): Decision => {
  const draft = newDraft(context.newId);
  const events: NewComplaintEvent[] = [];
  let current = complaint;
  for (const plan of planned) {
    const command = plan(current);
    if (command === null) continue;
    const result = decideInto(current, command.name, command.input, context, draft);
    if (isRefusal(result)) return { accepted: false, refusal: result };
    events.push(...result);
    current = afterEvents(complaint, complaint.id, events, context);
  }
  return events.length === 0
    ? { accepted: false, refusal: refuse('complaint.nothing-to-do') }
    : committed(complaint, complaint.id, events, context, draft);
};

/** Decides a merge: both complaints' commits, or the refusal. */
export const decideMerging = (
  duplicate: Complaint,
  survivor: Complaint,
  reason: string,
  context: DecisionContext,
):
  | { readonly accepted: false; readonly refusal: Refusal }
  | {
      readonly accepted: true;
      readonly ofDuplicate: Extract<Decision, { accepted: true }>;
      readonly ofSurvivor: Extract<Decision, { accepted: true }>;
    } => {
  const refusal =
    (duplicate.id === survivor.id ? refuse('complaint.merge-into-itself') : null) ??
    refusalOf('withdraw', duplicate, context) ??
    refusalOf('add-note', survivor, context) ??
    (survivor.status === 'closed' ? refuse('complaint.merge-target-closed') : null);
  if (refusal !== null) return { accepted: false, refusal };
  const drafts = { ofDuplicate: newDraft(context.newId), ofSurvivor: newDraft(context.newId) };
  const merged = decideMerge(duplicate, survivor, reason, context, drafts);
  if ('code' in merged) return { accepted: false, refusal: merged };
  return {
    accepted: true,
    ofDuplicate: committed(duplicate, duplicate.id, merged.ofDuplicate, context, drafts.ofDuplicate),
    ofSurvivor: committed(survivor, survivor.id, merged.ofSurvivor, context, drafts.ofSurvivor),
  };
};

/** One missed event, as far as telling whether it matters needs. */
export interface MissedEvent {
  readonly type: NewComplaintEvent['type'];
  readonly actor: EventActor;
}

/** The missed events that this command cannot be decided blind to; the actor's own are never among them (architecture §3). */
export const missedThatMatter = <M extends MissedEvent>(name: CommandName, missed: readonly M[], actor: Actor): M[] =>
  missed.filter(({ type, actor: by }) => {
    const topic = TOPIC_OF[type];
    const own = actor.kind !== 'system' && by.id === actor.staffId;
    return !own && topic !== null && RULES[name].topics.includes(topic);
  });

/** What a command is worth to this actor now: offered, or shown with the reason why not. */
export interface AvailableCommand {
  readonly name: CommandName;
  readonly refusal: Refusal | null;
}

/** Every command that people give, each with the reason where it is refused now (architecture §2). */
export const availableCommands = (
  complaint: Complaint,
  context: Pick<DecisionContext, 'actor' | 'now'>,
): readonly AvailableCommand[] =>
  COMMAND_NAMES.filter((name) => RULES[name].permission !== 'system').map((name) => ({
    name,
    refusal: refusalOf(name, complaint, context),
  }));
