/** How to watch rollouts. */
export interface RolloutSettings {
  readonly earlyStop: boolean
  readonly onConflict: OnConflict
  readonly onPause: OnPause | undefined
  readonly timeouts: Timeouts
}

/** What to do about a deployment of a service that is in flight and not ours. */
export type OnConflict = 'wait' | 'supersede' | 'fail'

/** What a deploy or destroy can be waiting for. */
export type Phase =
  | 'conflict'
  | 'rollout'
  | 'approval'
  | 'bake'
  | 'rollback'
  | 'load-balancer'
  | 'namespace'
  | 'network'
  | 'certificate'
  | 'instances'
  | 'removal'

/** Seconds that each phase may take. */
export type Timeouts = { readonly [P in Phase]?: number }

/** A lifecycle hook of a deployment that waits for a decision. */
export interface Pause {
  readonly service: string
  readonly cluster: string
  readonly serviceDeploymentArn: string
  readonly hookId: string
  /** The lifecycle stage, for example `POST_TEST_TRAFFIC_SHIFT`. */
  readonly stage: string
  /** When ECS stops waiting, in milliseconds since the epoch, and what it does then. */
  readonly expiresAt?: number
  readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK'
}

/** Decides on a pause. `wait`: somebody else will, with `approve` or `reject`. */
export type OnPause = (pause: Pause) => Promise<Decision>

/** What `onPause` answers. */
export type Decision = 'approve' | 'reject' | 'wait'
