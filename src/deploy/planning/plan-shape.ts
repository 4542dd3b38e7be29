import type { Issue } from '../../errors.ts'
import type { Kind } from '../../model/index.ts'
import type { Preflight } from '../preflight/preflight-shape.ts'
import type { Change, IgnoredChange } from './diff.ts'

/** What will be done with one resource. */
export type PlanAction = 'use' | 'keep' | 'create' | 'update' | 'replace'

/** One resource of a plan. */
export interface PlanStep {
  /** Kind and name, for example `service web`. */
  readonly resource: string
  /** What AWS calls it, where that only looks like the name: of log group `/ecs/api` of the stack `shop`, `/ecs/shop/api`. */
  readonly name?: string
  /** For example `task-definition`. */
  readonly kind: Kind
  readonly action: PlanAction
  /** For `update` and `replace`: what differs. */
  readonly changes: readonly Change[]
  /** For `update`: what becomes of the tasks that run, where AWS says it. For `replace`: what does not answer meanwhile. */
  readonly effect?: string
  /** What differs and is left alone, because AWS decides it. */
  readonly ignored?: readonly IgnoredChange[]
  /** It exists without an owner, and becomes the stack's: only with `adopt`. */
  readonly adopted?: true
}

/** Something that the stack made and the program no longer has. */
export interface PlanOrphan {
  /** Kind and name, for example `service web`. */
  readonly resource: string
  /** What AWS calls it, where that is another: of log group `/ecs/api` of the stack `shop`, for example, `/ecs/shop/api`. */
  readonly name?: string
  /** `delete`: the deploy removes it. `leave`: it stays, see `because`. */
  readonly action: 'delete' | 'leave'
  readonly because: string
}

/** What a deploy would do. `String(plan)` is for people. */
export interface Plan {
  readonly stack: string
  readonly region: string
  readonly account: string
  readonly steps: readonly PlanStep[]
  /** What the stack made and the program no longer has; removed only with `prune`, or where it was replaced. */
  readonly orphans: readonly PlanOrphan[]
  /** Where orphans could not be looked for, and why. */
  readonly notSearched: readonly string[]
  /** What to know of these changes beside what they are: what could not be looked at, or will not be tried. */
  readonly notes: readonly string[]
  /**
   * The values of the program's outputs: see {@link Stack.output}. What only the deploy can tell is written as, for example,
   * `(new load-balancer/edge dnsName)`.
   */
  readonly outputs: Readonly<Record<string, string>>
  /** What AWS asks by the hour for what the program says, before and after; nothing where that is nothing. */
  readonly monthlyCost?: {
    /**
     * Dollars for a month of 730 hours as it is now, with as many tasks as run now. Absent where a service runs another
     * task definition than the newest of the program's, as after a deploy that failed half-way: its size is not read.
     */
    readonly before?: number
    /** Dollars for a month as the program wants it, with as many tasks as it starts with, or as scaling has set. */
    readonly after: number
    /** Where and when AWS had these prices. */
    readonly prices: string
    /** What these dollars are without. */
    readonly notCounted: string
  }
  /** What is doubtful in the program, though AWS would take it. */
  readonly warnings: readonly Issue[]
  /** What would keep tasks from starting: only where it was asked for. */
  readonly preflight?: Preflight
  /** Nothing would be changed. */
  readonly isEmpty: boolean
  toString(): string
}
