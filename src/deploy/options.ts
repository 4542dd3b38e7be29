import type { Clients } from '../aws/clients.ts'
import type { Clock } from '../aws/clock.ts'
import type { OnEvent } from './events.ts'
import type { Lease } from './lease/lease.ts'
import type { OnConflict, OnPause, Timeouts } from './rollout/settings.ts'

/** Where and how to plan, deploy or destroy. */
export interface DeployOptions {
  /** The AWS Region, for example `us-east-1`. @default the environment's `AWS_REGION` or `AWS_DEFAULT_REGION` */
  readonly region?: string
  /** The 12-digit id of the account that this program is meant for. Any other is refused before the first read. */
  readonly expectedAccount?: string
  /** SDK clients of your own, by service: for an endpoint, credentials or a proxy of your own. */
  readonly clients?: Clients
  /** Receives everything that happens, as it happens. */
  readonly onEvent?: OnEvent
  /** Stops the work. What is done stays done; running the program again goes on from there. */
  readonly signal?: AbortSignal
  /**
   * How long to work and wait in all, in seconds.
   * @default 1800, or where the traffic of a service takes more than ten minutes to shift, by its steps and bake times, that and 1200
   */
  readonly timeoutSeconds?: number
  /**
   * Budgets in seconds for single phases: `rollout`, `bake`, `approval`, `rollback`, `conflict`, `load-balancer`,
   * `removal`. A phase with a budget of its own does not use up `timeoutSeconds`.
   */
  readonly timeouts?: Timeouts
  /**
   * Stop and roll back a rollout once two tasks failed for the same cause that no further attempt can mend, such as an
   * image that does not exist, instead of waiting for the circuit breaker.
   * @default true
   */
  readonly earlyStop?: boolean
  /**
   * What to do when a service must be updated and another deployment of it is in flight: wait until that one is done,
   * replace it, or fail. With `'fail'` a `lease` is not waited for either.
   * @default 'supersede'
   */
  readonly onConflict?: OnConflict
  /** Decides when a deployment pauses at a lifecycle hook. @default somebody else calls `approve` or `reject` */
  readonly onPause?: OnPause
  /**
   * Take over resources that exist under our names but carry no ownership tags of any stack. What the program does not
   * say of them stays as it is, and so do they when the stack is destroyed.
   * @default false
   */
  readonly adopt?: boolean
  /**
   * Also remove what this stack made and the program no longer has. Without it a plan only shows them.
   * Log groups and repositories hold data and stay.
   * @default false
   */
  readonly prune?: boolean
  /**
   * Read every setting of every resource. Without it, a plan trusts the hash that it left on a task definition or target
   * group, and sees a change that somebody made by hand to the deregistration delay, or a revision that somebody
   * deregistered while a service runs it, only when something else changes, too.
   * @default false
   */
  readonly verify?: boolean
  /**
   * What a deploy that failed does about what it has changed: leave it, so that the next run goes on from there, or
   * restore what was there before, so that a plan of the program before is empty. To restore means to delete what this
   * run made, to set what it updated back, and to take as long again. What cannot be undone is refused before anything is
   * changed, and what others have changed meanwhile is left. A deploy that was interrupted or superseded restores
   * nothing.
   * @default 'leave'
   */
  readonly onFailure?: 'leave' | 'restore'
  /**
   * Keeps another deployer of this stack away while this one works, for example {@link dynamoDbLease}.
   * While another one has it, this one waits, for as long as `timeoutSeconds` allow; with `onConflict: 'fail'` it ends at
   * once. Without a lease, two deployers do no harm to each other, but the later one wins. A deploy that loses it stops.
   */
  readonly lease?: Lease
  /**
   * Where to write the outputs of the stack as JSON once it is deployed, for other tools: an object of names and strings.
   *
   * @example 'outputs.json'
   */
  readonly outputsFile?: string
  /** Where time comes from; the simulator brings its own. */
  readonly clock?: Clock
}

/** How to plan. */
export interface PlanOptions extends DeployOptions {
  /** Also look for what would make the deploy fail, as {@link preflight} does: it is in `plan.preflight`. @default false */
  readonly preflight?: boolean
}

/** How to destroy. */
export interface DestroyOptions extends DeployOptions {
  /** Also delete what holds data: log groups, and repositories with their images. @default false */
  readonly deleteData?: boolean
  /** Also remove what the stack has not made, but taken over with `adopt`. @default false */
  readonly deleteAdopted?: boolean
}

/** Where to do something that needs no program, and how to see it. */
export type AccountOptions = Pick<
  DeployOptions,
  'region' | 'expectedAccount' | 'clients' | 'onEvent' | 'signal' | 'timeoutSeconds' | 'clock'
>

/** Where to look at a service. */
export type DiagnoseOptions = AccountOptions
