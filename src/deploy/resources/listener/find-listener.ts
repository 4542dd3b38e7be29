import type { Listener } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ExistingListener, ListenerModel } from '../../../model/listener.ts'
import type { Context } from '../../context.ts'
import { notAsSaid } from '../existing.ts'
import { readListeners } from './listeners.ts'

/** A listener that is looked up. */
export async function findListener(
  model: ListenerModel & { readonly existing: ExistingListener },
  loadBalancerArn: string,
  context: Context,
): Promise<Listener> {
  const { existing } = model
  const all = await readListeners(loadBalancerArn, context)
  const [one, ...others] = existing === 'main' ? mainOf(all) : all.filter(each => isMeant(each, existing))
  const there = all.map(described).join(', ') || 'none'
  const name = model.loadBalancer.name
  if (!one)
    throw notAsSaid(
      model,
      `Load balancer ${name} has no listener ${wordsOf(existing)}; it has ${there}`,
      `Name one that it has: loadBalancer.existing('${name}').listener(443)`,
    )
  if (others.length > 0)
    throw notAsSaid(
      model,
      `Load balancer ${name} has several listeners that could be meant: ${there}`,
      `Say which one: loadBalancer.existing('${name}').listener(${one.Port})`,
    )
  return one
}

/** Those that serve its requests: over HTTPS where one does, on the usual port where one does. */
function mainOf(all: readonly Listener[]): readonly Listener[] {
  const serving = all.filter(({ DefaultActions = [] }) => DefaultActions.at(-1)?.Type !== 'redirect')
  const https = serving.filter(({ Protocol }) => Protocol === 'HTTPS')
  const candidates = https.length > 0 ? https : serving
  const usual = candidates.filter(({ Port }) => Port === 443 || Port === 80)
  return usual.length === 1 ? usual : candidates
}

function isMeant({ ListenerArn, Port }: Listener, by: Exclude<ExistingListener, 'main'>): boolean {
  return 'arn' in by ? ListenerArn === by.arn : Port === by.port
}

function wordsOf(existing: ExistingListener): string {
  if (existing === 'main') return 'that serves requests'
  return 'arn' in existing ? existing.arn : `on port ${existing.port}`
}

function described({ Protocol, Port, DefaultActions = [] }: Listener): string {
  return `${Protocol} ${Port}${DefaultActions.at(-1)?.Type === 'redirect' ? ' (redirects)' : ''}`
}
