import type { World } from '../operation.ts'
import { canonicalName, liesIn } from './name.ts'
import { dns } from './state.ts'

const MOST_STEPS = 8
const ADDRESSES = ['A', 'AAAA', 'CNAME']

/**
 * The names that a name stands for at the end of its aliases and CNAME records, as a resolver of this network finds them, or
 * one on the internet where there is none. Weighted and other sets of one name are all followed.
 */
export function namesFor(world: World, host: string, vpcId?: string): readonly string[] {
  const found = new Set([canonicalName(host)])
  let step: readonly string[] = [...found]
  for (let steps = 0; steps < MOST_STEPS && step.length > 0; steps += 1) {
    step = step.flatMap(name => pointersOf(world, name, vpcId)).filter(name => !found.has(name))
    for (const name of step) found.add(name)
  }
  return [...found].map(name => name.replace(/^dualstack\./, '').replace(/\.$/, ''))
}

/** What the records of a name point to: those of its own, or else those of the nearest wildcard. */
function pointersOf(world: World, name: string, vpcId: string | undefined): readonly string[] {
  const around = [...dns(world).hostedZones.values()].filter(zone => liesIn(name, zone.name))
  const inside = around.filter(({ vpcs }) => vpcs.some(each => each.VPCId === vpcId))
  // A private zone of the name is asked alone: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
  const zones = inside.length > 0 ? inside : around.filter(({ vpcs }) => vpcs.length === 0)
  const sets = zones.flatMap(({ recordSets }) => recordSets.filter(({ Type = '' }) => ADDRESSES.includes(Type)))
  const labels = name.split('.')
  const asked = [name, ...labels.map((_, at) => `\\052.${labels.slice(at + 1).join('.')}`)]
  const known = asked.find(each => sets.some(({ Name }) => Name === each))
  return sets
    .filter(({ Name }) => Name === known)
    .flatMap(({ AliasTarget, ResourceRecords = [] }) =>
      [AliasTarget?.DNSName, ...ResourceRecords.map(({ Value }) => Value)].flatMap(to => (to ? canonicalName(to) : [])),
    )
}
