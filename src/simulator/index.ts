export type { VirtualClock } from './clock.ts'
export type { ContainerFailure, FailureMatch } from './ecs/failure.ts'
export type { PlacementProblem } from './ecs/placement-problem.ts'
export type { PullProblem } from './ecs/pull-problem.ts'
export type { StartProblem } from './ecs/start-problem.ts'
export type { CallMatch, Fault, StruckCall } from './faults.ts'
export type { SimulatedCall } from './ledger.ts'
export type { ServiceName } from './service-name.ts'
export {
  createSimulator,
  type SimulatedClient,
  type SimulatedClientConfig,
  type SimulatedClients,
  type Simulator,
  type SimulatorOptions,
} from './simulator.ts'
