import type { ServiceModel } from '../../model/service.ts'

/** What a watcher needs to know of a service. Every model of a service has it. */
export interface Watched extends Pick<ServiceModel, 'serviceName' | 'circuitBreaker'> {
  /** Others own it: its own settings alone say how a deployment ends, and what is wrong is told in AWS's terms. */
  readonly foreign?: true
}
