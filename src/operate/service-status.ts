/** How a service of ECS is at the moment. */
export interface ServiceStatus {
  readonly service: string
  /** The name of its cluster. */
  readonly cluster: string
  /** `DRAINING`: it is being deleted. */
  readonly state: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  /** What it is to run, for example `web:7`. */
  readonly taskDefinition: string
  /** The image of each container of that, where it may be read. */
  readonly images: Readonly<Record<string, string>>
  /** The newest first. More than one: a deployment is in flight. */
  readonly deployments: readonly DeploymentStatus[]
  /** The stage of a blue/green, linear or canary deployment in flight, for example `BAKE_TIME`. */
  readonly stage?: string
  /** The last deployment, where none is in flight and it was stopped or rolled back; of at most ten services. */
  readonly lost?: {
    /** `STOPPED`, or `ROLLBACK_SUCCESSFUL` and others that begin so. */
    readonly status: string
    /** What it was to run, for example `web:8`, where it may be read. */
    readonly taskDefinition?: string
    /** What ECS says of why. */
    readonly reason?: string
    /** When it ended, in milliseconds since the epoch. */
    readonly at: number
  }
  /** Where that deployment waits for an answer: give it to `approve` or `reject`. */
  readonly pauses: readonly DeploymentPause[]
  readonly targets: readonly TargetStatus[]
  /**
   * Those that are to run, the newest first: at most a hundred. Absent where they may not be read, and where more than
   * ten services were asked for.
   */
  readonly tasks?: readonly TaskStatus[]
  /** Absent where the count does not scale. */
  readonly scaling?: ScalingStatus
  /** What ECS has said last, the newest first: at most ten. */
  readonly events: readonly ServiceEventLine[]
  /** The permissions that would show more. */
  readonly missing: readonly string[]
}

/** One deployment of a service. */
export interface DeploymentStatus {
  readonly id: string
  /** `PRIMARY`, `ACTIVE` (it is being replaced) or `INACTIVE`. */
  readonly status: string
  readonly taskDefinition: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  /** `IN_PROGRESS`, `COMPLETED` or `FAILED`; absent behind a Classic Load Balancer. */
  readonly rollout?: string
  readonly reason?: string
  /** When it began, in milliseconds since the epoch. */
  readonly since: number
}

/** A hook that waits for an answer. */
export interface DeploymentPause {
  readonly serviceDeploymentArn: string
  readonly hookId: string
  readonly stage: string
}

/** The targets of a service in one target group. */
export interface TargetStatus {
  readonly targetGroup: string
  readonly targetGroupArn: string
  /** The count of targets by their state: `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`. */
  readonly states: Readonly<Record<string, number>>
  /** Why those that are not healthy are not, each reason once. */
  readonly reasons: readonly string[]
}

/** One task of a service. */
export interface TaskStatus {
  /** As `stop` and `exec` take it. */
  readonly id: string
  /** The last one that ECS knows, for example `PENDING` or `RUNNING`. */
  readonly status: string
  /** `HEALTHY`, `UNHEALTHY` or, also without a health check, `UNKNOWN`. */
  readonly health: string
  /** What it runs, for example `web:7`. */
  readonly taskDefinition: string
  /** When it began to run or, before that, was made, in milliseconds since the epoch. */
  readonly since: number
}

/** Between which counts a service scales. */
export interface ScalingStatus {
  readonly min: number
  readonly max: number
  /** Somebody has suspended scaling, in or out. */
  readonly suspended: boolean
}

/** What ECS has said. */
export interface ServiceEventLine {
  /** In milliseconds since the epoch. */
  readonly at: number
  readonly message: string
}
