import type { Context } from '../context.ts'
import { elbv2Tags } from './elbv2-tags.ts'
import { found } from './found.ts'
import type { Tagged } from './handler.ts'
import type { Outputs } from './outputs.ts'

/** How load balancers and their parts are found. `describe` gives nothing where it is gone. */
export function elbv2Orphans<K extends 'listener-rule' | 'listener' | 'target-group' | 'load-balancer'>(
  kind: K,
  arn: RegExp,
  describe: (arn: string, context: Context) => Promise<Outputs[K] | undefined>,
): Tagged<K> {
  return {
    type: 'elasticloadbalancing',
    arn,
    async confirm(each, context) {
      const outputs = await describe(each, context)
      return outputs && found(kind, outputs, await elbv2Tags(each, context))
    },
  }
}
