export type { Actor, StaffActor, SystemActor } from './actor';
export { type AuthorityMeter, authorityMeter, type MeterReading } from './authority/authority-meter';
export {
  type AuthorityBody,
  type AuthorityLimit,
  authorityOf,
  DEFAULT_AUTHORITY,
  type LevelAuthority,
} from './authority/authority-body';
export { faultsOfAuthority, MOST_CURRENCIES } from './authority/authority-faults';
export { type AuthorityTake, authorityUsesOf } from './authority/authority-uses';
export type { Allowance, Asked } from './authority/coverage';
export { type YearlyAmount, worthOf, yearOf } from './authority/worth';
export type {
  AgreementEvidence,
  Approval,
  AtmosphereEvidence,
  Callback,
  CallbackAttempt,
  Closure,
  Complainant,
  Complaint,
  CustomerPromise,
  DiagnosisEvidence,
  Fact,
  Handover,
  HelperTask,
  InterimMeasure,
  Issue,
  OutgoingMessage,
  Owner,
  Reentry,
  Remedy,
} from './complaint';
export { type BusinessCalendar, CalendarExhausted, compileCalendar, type Opening } from './calendars/business-calendar';
export {
  ALWAYS_OPEN,
  type CalendarBody,
  type CalendarException,
  officeHours,
  type OpenWindow,
} from './calendars/calendar-body';
export { faultsOfCalendar, MOST_EXCEPTIONS, MOST_WINDOWS } from './calendars/calendar-faults';
export { dateOf, type DayNumber, dayNumberOf } from './calendars/days';
export { dueAfter, faultsOfSpan, LONGEST_SPAN, plusCalendarWeeks, type Span } from './calendars/span';
export { Zone } from './calendars/zone';
// Callbacks
export { AFTER_ATTEMPT, type Follow, nextByPlan, nextSoon, type PlanSoFar } from './callbacks/attempt-plan';
export {
  type CallbackPolicyBody,
  DEFAULT_CALLBACK_POLICY,
  faultsOfCallbackPolicy,
  SLOT_LENGTHS,
} from './callbacks/callback-policy';
export { type CallWindow } from './callbacks/call-window';
export { claimOf, responsibleFor, type Turn, turnOf, TURNS } from './callbacks/callers';
export { isOpen as isOpenCallback, zoneOf } from './callbacks/open-callbacks';
export { nextAllowed, type QuietHours } from './callbacks/quiet-hours';
export { type SlotRequest, slotsAhead, slotStartOf } from './callbacks/slots';

export {
  CHOSEN_CLOSURE_WAYS,
  type ChosenClosureWay,
  type CommandName,
  type Commands,
  type Satisfaction,
} from './commands';
export {
  type Accepted,
  type CallbackSurroundings,
  type Decision,
  type DecisionContext,
  HOUSE_SETTINGS,
  type HouseSettings,
  type NewText,
  type Refused,
  USUAL_CALLBACKS,
} from './decision';
export { afterEvents, eventActorOf, FOLLOW_UPS } from './commit';
export type { StaffFacts } from './staff-facts';
export {
  type AvailableCommand,
  availableCommands,
  COMMAND_NAMES,
  decide,
  decideInOrder,
  decideMerging,
  missedThatMatter,
  type PlannedCommand,
  refusalOf,
  RULES,
} from './decide';
export { type Clock, type ClockPause, type Waiting } from './clocks/clock';
export { type ClockRules, CLOCKS, faultsOfClocks } from './clocks/clock-kinds';
export {
  choosePolicy,
  type ClockPolicyBody,
  type ClockTerm,
  DEFAULT_CLOCK_POLICY,
  DEFAULT_POLICY_IN_FORCE,
  POLICY_KINDS,
  policyFits,
  type PolicyConditions,
  type PolicyFacts,
  type PolicyInForce,
  type PolicyKind,
} from './clocks/clock-policy';
export { dueTime, remainingOf } from './clocks/due-times';
export { type ClockWork, duties, type Duty } from './clocks/duties';
export { clockWorkOf } from './clocks/follow-clocks';
export { faultsOfClockPolicy, MOST_CATEGORIES, MOST_TERMS } from './clocks/policy-faults';
export { type ClockChange, previewPolicy } from './clocks/preview-policy';
export { calendarInForce, keptCalendar, keptPolicy, policiesInForce } from './clocks/time-settings';
export {
  currentEscalation,
  type Escalatable,
  type Escalation,
  firedRungs,
  openEscalation,
  type Unattended,
} from './escalation/escalation';
export {
  type Act,
  ACTING_ROLES,
  type ActingPlace,
  type ActingRole,
  DEFAULT_LADDER,
  type LadderBody,
  type LadderInForce,
  type Rung,
  type Trigger,
} from './escalation/ladder';
export { faultsOfLadder, type LadderPlace, MOST_RUNGS } from './escalation/ladder-faults';
export { keptLadder, ladderInForce } from './escalation/ladder-settings';
export type { Organisation, Staffing } from './escalation/organisation';
export { PLANNED_KINDS, type PlannedKind, type PlannedMoment, planLadder } from './escalation/plan-ladder';
export { type Acting, whoActs } from './escalation/who-acts';
export { describeRules } from './drawing/describe-rules';
export { drawSteps } from './drawing/draw-steps';
export { type Standing } from './evolution';
export { evolve } from './evolve';
export { type FollowUp, type Happened } from './follow-up';
export { type FastTrack, grantsOfFastTrack, planFastTrack } from './fast-track';
export { contactable, GATES, missingAt, type Requirement } from './gates';
export { FIRST_REPLY_HOURS, nextDueOf } from './next-due';
export { decideRegistration, type FurtherIssue, type ImportedPast, type Registration } from './registration';
export {
  churnLoss,
  churnRate,
  costOfDelay,
  type CustomerCounts,
  customersLost,
  DISSATISFIED_PER_COMPLAINT,
  estimatedDissatisfied,
  expectedLoss,
  type Handling,
  HANDLINGS,
  type LostGroup,
  type Matter,
  MATTERS,
  REPURCHASE,
  type RepurchaseTable,
  revenueAtRisk,
} from './retention';
export { CLOSURE_RULES } from './rules/closing';
export { TOPIC_OF, type Topic, TOPICS } from './rules/rule';
export {
  customerEffortScore,
  customerSatisfactionMeasure,
  customerSatisfactionShare,
  netPromoterScore,
} from './satisfaction';
export { type Concerned, forbids, isHandler, isInConflict, mayRead } from './standing';
export {
  type KnownHouse,
  SETTING_RULES,
  type SettingBodies,
  type SettingRules,
  type Setting,
} from './settings/setting-rules';
export { BUILT_IN_SETTINGS, isBuiltIn, type SettingsInForce, SettingUnknown } from './settings/settings-in-force';
export { faultsOfStepGraph, mayReenter, nextStep, STEP_GRAPH, type StepEdge } from './steps';
