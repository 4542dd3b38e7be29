import type { Model } from './index.ts'
import type { Tags } from './resource.ts'

/** A named set of resources that is deployed and destroyed together: all that its roots reach. */
export interface StackModel {
  readonly kind: 'stack'
  readonly name: string
  readonly tags: Tags
  /** The name or ARN of a managed policy: the most that any role of the stack may be allowed. */
  readonly permissionsBoundary?: string
  readonly roots: readonly Model[]
}
