import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { Listener, Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'

/** The listeners of a load balancer. */
export async function readListeners(loadBalancerArn: string, context: Context): Promise<readonly Listener[]> {
  return (await context.batches.load(listeners, loadBalancerArn, context)) ?? []
}

/** The rules of a listener in the order in which they are tried, without its default action. */
export async function readRules(listenerArn: string, context: Context): Promise<readonly Rule[]> {
  return (await context.batches.load(rules, listenerArn, context)) ?? []
}

// One call a load balancer or listener, however many ask for it.
const listeners: Batch<readonly Listener[], Context> = {
  size: Number.POSITIVE_INFINITY,
  read: (arns, { aws }) =>
    each(arns, LoadBalancerArn =>
      unlessRefused(
        allPages(async Marker => {
          const { Listeners, NextMarker } = await aws.elbv2('DescribeListeners', { LoadBalancerArn, Marker })
          return { items: Listeners, next: NextMarker }
        }),
        'LoadBalancerNotFoundException',
      ),
    ),
}

const rules: Batch<readonly Rule[], Context> = {
  size: Number.POSITIVE_INFINITY,
  read: (arns, { aws }) =>
    each(arns, async ListenerArn => {
      const all = await unlessRefused(
        allPages(async Marker => {
          const { Rules, NextMarker } = await aws.elbv2('DescribeRules', { ListenerArn, Marker, PageSize: 400 })
          return { items: Rules, next: NextMarker }
        }),
        'ListenerNotFoundException',
      )
      return all?.filter(({ IsDefault }) => !IsDefault).sort((a, b) => Number(a.Priority) - Number(b.Priority))
    }),
}

async function each<V>(
  keys: readonly string[],
  read: (key: string) => Promise<V | undefined>,
): Promise<ReadonlyMap<string, V>> {
  const found = await Promise.all(keys.map(async key => [key, await read(key)] as const))
  return new Map(found.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])))
}
