import { deploy, hostedZone, loadBalancer, network, type Stack, stack } from '../../src/index.ts'
import { DOMAIN } from './program.ts'
import type { Scenario } from './scenarios.ts'

const zone = hostedZone(DOMAIN)
const host = `api.${DOMAIN}` as const
const [edge, next] = ['api', 'next'].map(name => loadBalancer(name).network(network.default()).http())

type Way = 'simple' | 'weighted' | 'shifted' | 'failover' | 'swapped' | 'latency' | 'moved' | 'plain'

/** One name in each of the ways in which its answer is chosen, beside records with values. */
function recordsOf(way: Way, ttl = 300, share = 1): Stack {
  if (!edge || !next) throw new Error('There are two')
  const [here, there] = [zone.alias(host, edge), zone.alias(host, next)]
  const text = zone.record(DOMAIN, 'TXT', `share ${share}`)
  const canary = zone.record(`canary.${DOMAIN}`, 'CNAME', 'a.example.net').ttl(ttl).weighted('a', 99)
  const all = stack('shop').add(
    text,
    canary,
    zone.record(`canary.${DOMAIN}`, 'CNAME', 'b.example.net').ttl(ttl).weighted('b', share),
  )
  if (way === 'simple') return all.add(here, next)
  if (way === 'plain') return all.add(zone.record(host, 'CNAME', 'c.example.net'), edge, next)
  if (way === 'weighted' || way === 'shifted')
    return all.add(there.weighted('next', way === 'shifted' ? 90 : 10), here.weighted('api', 50))
  if (way === 'latency' || way === 'moved') {
    const [first, second] = way === 'latency' ? ['us-east-1', 'eu-west-1'] : ['eu-west-1', 'us-east-1']
    const [one, other] = [first, second].map(Region => ({ Region }))
    return all.add(here.raw({ SetIdentifier: 'api', ...one }), there.raw({ SetIdentifier: 'next', ...other }))
  }
  const [one, other] = way === 'failover' ? (['PRIMARY', 'SECONDARY'] as const) : (['SECONDARY', 'PRIMARY'] as const)
  return all.add(here.failover('api', one), there.failover('next', other))
}

function recordChange(to: Parameters<typeof recordsOf>, from: Parameters<typeof recordsOf> | undefined): Scenario {
  return {
    prepare: async simulator => {
      if (from) await deploy(recordsOf(...from), simulator.options())
    },
    verb: 'deploy',
    stack: recordsOf(...to),
    other: recordsOf(to[0], to[1], 200),
  }
}

export const RECORDS: Readonly<Record<string, Scenario>> = {
  'create records': recordChange(['weighted'], undefined),
  'records of other weights': recordChange(['shifted', 300, 2], ['weighted']),
  'records of another TTL': recordChange(['weighted', 60], ['weighted']),
  'a simple record becomes weighted': recordChange(['weighted'], ['simple']),
  'weighted records become a simple one': recordChange(['simple'], ['weighted']),
  'records of another type': recordChange(['failover'], ['plain']),
  'weighted records become those of a failover': recordChange(['failover'], ['weighted']),
  'records swap their roles': recordChange(['swapped'], ['failover']),
  'records of weights become those of Regions': recordChange(['latency'], ['weighted']),
  'records swap their Regions': recordChange(['moved'], ['latency']),
  'destroy records': { ...recordChange(['weighted'], ['weighted']), verb: 'destroy' },
}
