import type { Model } from './index.ts'
import type { Tags } from './resource.ts'

/** A named set of resources that is deployed and destroyed together: all that its roots reach. */
export interface StackModel {
  readonly kind: 'stack'
  readonly name: string
  readonly tags: Tags
  readonly roots: readonly Model[]
}
