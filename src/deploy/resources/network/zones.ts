import { PlanError } from '../../../errors.ts'
import type { MadeNetworkModel } from '../../../model/network.ts'
import type { Context } from '../../context.ts'
import { nameOf } from '../../ownership.ts'
import { MOST_ZONES } from './layout.ts'

/** The zones of a network by the numbers that its subnets have. */
export type Zones = Readonly<Record<string, string>>

/** A zone that is chosen when its subnets are made. */
export const ANY_OTHER = 'any other'

/** The zones that a network should have: those that it has keep their numbers, as subnets keep their ranges. */
export function wantedZones({ zones }: Pick<MadeNetworkModel, 'zones'>, live: Zones = {}): Zones {
  const there = Object.entries(live).sort(([a], [b]) => Number(a) - Number(b))
  const kept = typeof zones === 'number' ? there.slice(0, zones) : there.filter(([, zone]) => zones.includes(zone))
  const keptZones = new Set(kept.map(([, zone]) => zone))
  const further =
    typeof zones === 'number'
      ? Array<string>(Math.max(0, zones - kept.length)).fill(ANY_OTHER)
      : zones.filter(zone => !keptZones.has(zone))
  const free = Array.from({ length: MOST_ZONES }, (_, at) => String(at + 1)).filter(index => !(index in live))
  return Object.fromEntries([...kept, ...further.map((zone, at): [string, string] => [free[at] ?? '', zone])])
}

/** Zones in which Fargate runs, where that is not all. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AWS_Fargate-Regions.html, read 2026-11-26 */
const FARGATE_ZONES: Readonly<Record<string, readonly string[]>> = {
  'us-west-1': ['usw1-az1', 'usw1-az3'],
  'ap-northeast-1': ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  'cn-north-1': ['cnn1-az1', 'cnn1-az2'],
  // Not for tasks of Windows (same page).
  'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4', 'use1-az5', 'use1-az6'],
}

/** Gives names to the zones that are still to be chosen. */
export async function chosenZones(model: MadeNetworkModel, zones: Zones, { aws, region }: Context): Promise<Zones> {
  const open = Object.entries(zones).filter(([, zone]) => zone === ANY_OTHER)
  if (open.length === 0) return zones
  const { AvailabilityZones = [] } = await aws.ec2('DescribeAvailabilityZones', {
    Filters: [{ Name: 'zone-type', Values: ['availability-zone'] }],
  })
  const suited = AvailabilityZones.filter(
    ({ State, ZoneId = '' }) => State === 'available' && (FARGATE_ZONES[region]?.includes(ZoneId) ?? true),
  )
  const names = suited.flatMap(({ ZoneName }) => ZoneName ?? []).sort()
  const free = names.filter(name => !Object.values(zones).includes(name))
  if (free.length < open.length)
    throw new PlanError('network.missing', {
      resource: nameOf(model),
      message: `${region} has ${names.length} zones in which Fargate runs (${names.join(', ')}), not ${Object.keys(zones).length}`,
      fix: `Ask for at most ${names.length} zones.`,
    })
  return { ...zones, ...Object.fromEntries(open.map(([index], at) => [index, free[at] ?? ''])) }
}
