import type { Session } from '../aws/session.ts'
import type { Model, StackModel } from '../model/index.ts'
import type { OnEvent } from './events.ts'
import type { Rights } from './rights.ts'
import type { RolloutSettings } from './rollout/settings.ts'

/** Where something is done that needs no stack. */
export interface AccountContext extends Session {
  /** The types under which the tagging API knows what a stack can have. */
  readonly taggedTypes: readonly string[]
  readonly emit: OnEvent
  /** Reads every setting of every resource, and believes no hash. */
  readonly verify: boolean
  /** Take over what is nobody's. */
  readonly adopt: boolean
  /** Remove what the program no longer has. */
  readonly prune: boolean
  readonly rollout: RolloutSettings
  readonly rights: Rights
  /** The same account, for a minute, for what is still to be done when this work has ended or was stopped. */
  readonly apart: () => Promise<AccountContext>
  /** On a destroy: also delete what holds data. */
  readonly deleteData: boolean
  /** On a destroy: also remove what was taken over. */
  readonly deleteAdopted: boolean
}

/** Where a deploy happens. */
export interface Context extends AccountContext {
  readonly stack: Omit<StackModel, 'kind' | 'roots'>
  /** All resources of the stack. */
  readonly models: readonly Model[]
}
