import type { Outputs } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { elbv2Tags } from './elbv2-tags.ts'
import { found } from './found.ts'
import type { Tagged } from './handler.ts'

/** The name of the load balancer of a listener or rule. */
export const loadBalancerOf = (arn: string): string => arn.split('/')[2] ?? ''

/** How load balancers and their parts are found. `describe` gives its name and outputs, nothing where it is gone. */
export function elbv2Orphans<K extends 'listener-rule' | 'listener' | 'target-group' | 'load-balancer'>(
  kind: K,
  arn: RegExp,
  describe: (
    arn: string,
    context: Context,
  ) => Promise<{ readonly name: string; readonly outputs: Outputs[K] } | undefined>,
): Tagged<K> {
  return {
    type: 'elasticloadbalancing',
    arn,
    async confirm(each, context) {
      const there = await describe(each, context)
      return there && found(kind, there.name, there.outputs, await elbv2Tags(each, context))
    },
  }
}
