export type { CentreFigures } from './centre/centre-figures';
export { simulate, type Simulated, type Simulation } from './centre/simulate';
export type { Incident, IncidentEntry } from './history/incident';
export { type IncidentFile, readIncidents } from './history/incident-file';
export { type OwnershipFigures, ReplayFiguresQuery } from './history/replay-figures.query';
export { replayIncidents } from './history/replay-incidents';
export { ReplayStore } from './history/replay-store';
export { teamMovesOf } from './history/team-moves';
