export type { VirtualClock } from './clock.ts'
export type { ContainerFailure, FailureMatch } from './ecs/failure.ts'
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
