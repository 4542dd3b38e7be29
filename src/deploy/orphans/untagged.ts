import { allPages } from '../../aws/pages.ts'
import type { ResourceRecordSet } from '../../aws/shapes/route-53.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import type { Kind } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { LiveGraph } from '../graph/refs.ts'
import { keyOf } from '../ownership.ts'
import { describeScalableTarget } from '../resources/autoscaling/scalable-targets.ts'
import { dnsName } from '../resources/dns-name.ts'
import type { Outputs } from '../resources/outputs.ts'
import { markedName, markerOwner } from '../resources/record/record-marker.ts'
import { allRecordSets } from '../resources/record/record-sets.ts'
import { roleName } from '../resources/role/role-name.ts'
import { rolesOfStack } from '../resources/role/roles.ts'
import { fromTagList } from '../resources/tag-list.ts'
import { type Found, of } from './sources.ts'

/** Roles are global and the path is of the whole stack: only the name tells the Region. */
export async function findRoles(present: LiveGraph, context: Context): Promise<Found[]> {
  const known = new Set(liveOf('role', present, context).map(({ name }) => name))
  const others = (await rolesOfStack(context)).filter(({ RoleName = '' }) => !known.has(RoleName))
  const found = await Promise.all(
    others.map(async ({ RoleName = '' }) => {
      const role = (await unlessRefused(context.aws.iam('GetRole', { RoleName }), 'NoSuchEntityException'))?.Role
      const orphan = role && of('role', { arn: role.Arn ?? '', name: RoleName }, fromTagList(role.Tags))
      const id = orphan?.owner?.id.replace(/^role\//, '') ?? ''
      return orphan && roleName(id, context) === RoleName ? [orphan] : []
    }),
  )
  return found.flat()
}

/** Scalable targets of services that should not scale, or not be there. */
export async function findScalableTargets(services: readonly Outputs['service'][], context: Context): Promise<Found[]> {
  const found = await Promise.all(
    services.map(async ({ cluster, name }) => {
      const resourceId = `service/${cluster.slice(cluster.lastIndexOf('/') + 1)}/${name}`
      const arn = (await describeScalableTarget(resourceId, context))?.ScalableTargetARN
      if (!arn) return []
      const { Tags = {} } = await context.aws.applicationAutoScaling('ListTagsForResource', { ResourceARN: arn })
      return [of('autoscaling', { resourceId, arn }, Tags)]
    }),
  )
  return found.flat()
}

/** Records with a marker of the stack. Zones are global: only what a record points at tells the Region. */
export async function findRecords(present: LiveGraph, everywhere: boolean, context: Context): Promise<Found[]> {
  const known = liveOf('hosted-zone', present, context).map(({ hostedZoneId }) => hostedZoneId)
  const zones = new Set([...known, ...(everywhere ? await publicZones(context) : [])])
  const found = await Promise.all([...zones].map(zone => recordsOf(zone, context)))
  return found.flat()
}

async function recordsOf(hostedZoneId: string, context: Context): Promise<Found[]> {
  const byName = await allRecordSets(hostedZoneId, context)
  return [...byName].flatMap(([markerName, sets]) => {
    const owner = markerOwner(sets.find(({ Type }) => Type === 'TXT')?.ResourceRecords?.[0]?.Value ?? '')
    const name = markedName(markerName)
    if (!owner || !name || !(byName.get(name) ?? []).some(set => pointsHere(set, context))) return []
    return [{ kind: 'record', outputs: { name, hostedZoneId }, owner } as const]
  })
}

function pointsHere({ AliasTarget }: ResourceRecordSet, { region }: Context): boolean {
  return dnsName(AliasTarget?.DNSName ?? '').includes(`.${region}.elb.`)
}

async function publicZones({ aws }: Context): Promise<string[]> {
  const zones = await allPages(async Marker => {
    const page = await aws.route53('ListHostedZones', { Marker })
    return { items: page.HostedZones, next: page.NextMarker }
  })
  return zones.flatMap(({ Id = '', Config }) => (Config?.PrivateZone ? [] : [Id.replace(/^\/hostedzone\//, '')]))
}

/** The services of the program that should not scale. */
export function unscaled(present: LiveGraph, context: Context): Outputs['service'][] {
  const models = context.models.filter(model => model.kind !== 'service' || !model.autoScaling)
  return liveOf('service', present, { models })
}

function liveOf<K extends Kind>(kind: K, present: LiveGraph, { models }: Pick<Context, 'models'>): Outputs[K][] {
  return models.flatMap(model => {
    const live = model.kind === kind ? present.get(keyOf(model))?.live : undefined
    return live ? [live.outputs as Outputs[K]] : []
  })
}
