import type { DeployOptions } from '../../../../src/index.ts'
import type { ContainerFailure, ContainerInstanceSeed, Simulator } from '../../../../src/simulator/index.ts'

/** What the program of a scenario has beside one container. */
export interface Program {
  readonly behindLoadBalancer?: boolean
  readonly gracePeriod?: number
  readonly healthCheck?: boolean
  readonly migration?: boolean
  readonly spot?: boolean
  readonly parameter?: boolean
  /** Alarms that fail its deployments. */
  readonly alarms?: readonly [string, ...string[]]
  /** The EC2 instances that it runs on, instead of Fargate. */
  readonly instances?: readonly Omit<ContainerInstanceSeed, 'cluster'>[]
  /** Which instances version 2 may run on. */
  readonly constraint?: string
}

/** One cause, made to happen, and what must be said of it. */
export interface Scenario {
  readonly code: string
  /** What happens, when a code has several scenarios. */
  readonly when?: string
  readonly program?: Program
  /** Absent where the program or the account is enough to make it fail. */
  readonly failure?: ContainerFailure
  /** The container that fails. @default app */
  readonly container?: string
  /** What is done to the account beside that, once the rollout has begun. */
  readonly meanwhile?: (simulator: Simulator) => Promise<unknown>
  readonly options?: Pick<DeployOptions, 'timeouts'>
  readonly cause: string | RegExp
  readonly evidence: string | RegExp
  /** The line of the program, or the setting of AWS, that has to change. */
  readonly fix: string
}

export const APP = "container('app') in taskDefinition('shop')"
export const TASK = "taskDefinition('shop')"
export const SERVICE = "service('shop')"
