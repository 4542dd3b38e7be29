import type { ListenerModel } from './listener.ts'
import type { Resource, Tags } from './resource.ts'
import type { TargetGroupModel } from './target-group.ts'

/** A rule that forwards what matches all its conditions. The more specific rule wins. */
export interface ListenerRuleModel extends Resource<'listener-rule'> {
  readonly listener: ListenerModel
  /** Host names, `*` and `?` allowed. Empty: any host. */
  readonly hosts: readonly string[]
  /** Paths, `*` and `?` allowed. Empty: any path. */
  readonly paths: readonly string[]
  readonly targetGroup: TargetGroupModel
  /** The other target group of a service whose deployments shift traffic: ECS decides how much each of them gets. */
  readonly alternate?: TargetGroupModel
  readonly tags: Tags
}
