import type { Deferred } from './deferred.ts'
import type { Model } from './index.ts'
import type { Tags } from './resource.ts'

/** A named set of resources that is deployed and destroyed together: all that its roots and outputs reach. */
export interface StackModel<Outputs extends string = string> {
  readonly kind: 'stack'
  readonly name: string
  readonly tags: Tags
  /** The name or ARN of a managed policy: the most that any role of the stack may be allowed. */
  readonly permissionsBoundary?: string
  readonly roots: readonly Model[]
  /** What a deploy gives to other tools, by name. */
  readonly outputs?: Readonly<Record<Outputs, string | Deferred>>
}
