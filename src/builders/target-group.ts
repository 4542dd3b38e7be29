import type { Value } from '../model/deferred.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import { call, taken } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { type ByTags, existingOf, idOf, nameOrArn } from './existing.ts'
import { offers } from './offered.ts'
import { type Route, route } from './route.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import { valueFrom } from './value.ts'

/**
 * A target group that exists: looked up, never created, changed or deleted. The tasks of a service are registered in it;
 * which requests come there is for those to say whose load balancer it is.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export interface ExistingTargetGroup extends CheckedDefinition<TargetGroupModel>, Route<true, true> {
  /** Its ARN. */
  readonly arn: Value
}

const NAME = /:targetgroup\/([^/]+)\/[^/]+$/
const TO_TARGET_GROUP = call(nameOrArn('a target group', NAME, true))

/** Target groups. Those of routes are made by themselves. */
export const targetGroup: {
  /**
   * A target group that exists, by its name, its ARN or its tags.
   *
   * @example
   * service('web').cluster(prod).taskDefinition(web).network(vpc).target(targetGroup.existing('web'), 'app', 3000)
   */
  existing(which: string | ByTags): ExistingTargetGroup
} = {
  existing(which) {
    taken('targetGroup.existing()', TO_TARGET_GROUP, [which], targetGroup.existing)
    const existing = existingOf(which)
    return typed(
      new TargetGroupBuilder({
        kind: 'target-group',
        id: idOf(existing, NAME),
        existing,
        port: 80,
        protocol: 'HTTP',
        healthCheck: DEFAULTS,
        deregistrationDelaySeconds: 300,
        tags: {},
      }),
      targetGroup.existing,
    )
  },
}

// What a target group has of which nothing else is known:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
const DEFAULTS = {
  path: '/',
  matcher: '200',
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThresholdCount: 5,
  unhealthyThresholdCount: 2,
}

class TargetGroupBuilder extends Steps<TargetGroupModel, TargetGroupModel> {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get [route](): Route<true, true>[typeof route] {
    return { targetGroup: this.settings, hosts: [], paths: [] }
  }

  protected get where(): readonly [string, string] {
    return ['target-group', this.settings.id]
  }

  protected make(): TargetGroupModel {
    return this.settings
  }
}

offers(TargetGroupBuilder, 'target group', COMMON_CALLS, {}, ['arn'])
