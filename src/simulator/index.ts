export type { VirtualClock } from './clock.ts'
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
