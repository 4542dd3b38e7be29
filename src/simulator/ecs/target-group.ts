import type { World } from '../operation.ts'

/** What ECS needs to know of a target group. */
export interface TargetGroupFacts {
  readonly attached: boolean
  readonly targetType: string
  readonly intervalSeconds: number
  readonly healthyThreshold: number
  readonly unhealthyThreshold: number
  readonly deregistrationDelaySeconds: number
}

export function targetGroupFacts(_world: World, _arn: string): TargetGroupFacts | undefined {
  return undefined
}
