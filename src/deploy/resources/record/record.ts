import type { ChangeAction, ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import type { ManagedHandler } from '../handler.ts'
import { repeatable } from '../repeatable.ts'
import { findRecords } from './find-records.ts'
import { markerName, markerOwner, markerValue } from './record-marker.ts'
import { recordSetsOf } from './record-sets.ts'

const TYPES = ['A', 'AAAA'] as const
const MARKER_TTL_SECONDS = 300
const NO_MARKER = 'none'

interface Alias {
  readonly dnsName: string
  readonly hostedZoneId: string
  readonly evaluateTargetHealth: boolean
}

export interface RecordProps {
  readonly hostedZoneId: string
  readonly name: string
  /** What each type of record points at. */
  readonly targets: Readonly<Record<string, Alias | { readonly values: readonly string[] }>>
  readonly marker: string
}

export const record: ManagedHandler<'record', RecordProps> = {
  turn: 'part',
  holdsData: false,
  uniqueName: ({ zone, name }) => `${dnsName(name)} in ${zone.id}`,
  identity: ({ name, hostedZoneId }) => `${hostedZoneId} ${name}`,
  orphans: { where: 'records', find: findRecords },
  isNamed: (name, id) => name === dnsName(id),
  immutable: ['hostedZoneId', 'name'],

  desired: (model, refs, { stack }, live) => {
    const loadBalancer = refs(model.loadBalancer)
    // What is looked up says itself what it has.
    const { ipAddressType = model.loadBalancer.ipAddressType } = loadBalancer
    const alias: Alias = {
      dnsName: dnsName(`dualstack.${loadBalancer.dnsName}`),
      hostedZoneId: loadBalancer.hostedZoneId,
      evaluateTargetHealth: model.evaluateTargetHealth,
    }
    const adopted = live !== undefined && (live.marker === NO_MARKER || markerOwner(live.marker)?.adopted === true)
    return {
      hostedZoneId: refs(model.zone).hostedZoneId,
      name: dnsName(model.name),
      // An AAAA alias of a load balancer without IPv6 has no answer.
      targets: ipAddressType.startsWith('dualstack') ? { A: alias, AAAA: alias } : { A: alias },
      marker: markerValue({ stack: stack.name, id: keyOf(model), adopted }),
    }
  },

  async read(model, refs, context) {
    const { hostedZoneId } = refs(model.zone)
    const name = dnsName(model.name)
    const sets = await setsOf(hostedZoneId, name, context)
    if (sets.length === 0) return undefined
    const marker = sets.find(({ Type }) => Type === 'TXT')?.ResourceRecords?.[0]?.Value ?? NO_MARKER
    const targets = sets.filter(({ Type }) => Type !== 'TXT').map(set => [labelOf(set), targetOf(set)] as const)
    return {
      outputs: { name, hostedZoneId },
      props: { hostedZoneId, name, targets: Object.fromEntries(targets), marker },
      owner: markerOwner(marker),
    }
  },

  async create(desired, _model, context) {
    const { hostedZoneId, name } = desired
    await repeatable(
      'InvalidChangeBatch',
      // CREATE, so that Route 53 refuses where someone else's record is.
      () => change(hostedZoneId, 'CREATE', setsFor(desired), context),
      async () => {
        // The batch is atomic: with the marker, all of it is there.
        const [marker] = await recordSetsOf(hostedZoneId, markerName(name), ['TXT'], context)
        return marker?.ResourceRecords?.[0]?.Value === desired.marker ? 'made' : undefined
      },
    )
    return { name, hostedZoneId }
  },

  async update(desired, live, _changed, _model, context) {
    const wanted = setsFor(desired)
    const there = await setsOf(desired.hostedZoneId, desired.name, context)
    const stale = there.filter(({ Type }) => !wanted.some(set => set.Type === Type))
    if (stale.length > 0) await change(desired.hostedZoneId, 'DELETE', stale, context)
    await change(desired.hostedZoneId, 'UPSERT', wanted, context)
    return live.outputs
  },

  async remove({ hostedZoneId, name }, context) {
    // A DELETE must repeat the record as it is now.
    const there = () => unlessRefused(setsOf(hostedZoneId, name, context), 'NoSuchHostedZone')
    const sets = await there()
    if (!sets?.length) return
    await repeatable(
      'InvalidChangeBatch',
      () => change(hostedZoneId, 'DELETE', sets, context),
      async () => ((await there())?.length ? undefined : 'made'),
    )
  },
}

async function setsOf(zone: string, name: string, context: Context): Promise<ResourceRecordSet[]> {
  const [aliases, marker] = await Promise.all([
    recordSetsOf(zone, name, TYPES, context),
    recordSetsOf(zone, markerName(name), ['TXT'], context),
  ])
  return [...aliases, ...marker]
}

function labelOf({ Type, SetIdentifier }: ResourceRecordSet): string {
  return SetIdentifier === undefined ? `${Type}` : `${Type} ${SetIdentifier}`
}

function targetOf({ AliasTarget, ResourceRecords = [] }: ResourceRecordSet): Alias | { values: readonly string[] } {
  if (!AliasTarget) return { values: ResourceRecords.map(({ Value = '' }) => Value).sort() }
  return {
    dnsName: dnsName(AliasTarget.DNSName ?? ''),
    hostedZoneId: AliasTarget.HostedZoneId ?? '',
    evaluateTargetHealth: AliasTarget.EvaluateTargetHealth ?? false,
  }
}

function setsFor({ name, targets, marker }: RecordProps): ResourceRecordSet[] {
  const aliases = TYPES.flatMap((Type): ResourceRecordSet[] => {
    const target = targets[Type]
    if (!target || !('dnsName' in target)) return []
    const { dnsName: DNSName, hostedZoneId: HostedZoneId, evaluateTargetHealth: EvaluateTargetHealth } = target
    return [{ Name: name, Type, AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth } }]
  })
  const ResourceRecords = [{ Value: marker }]
  return [...aliases, { Name: markerName(name), Type: 'TXT', TTL: MARKER_TTL_SECONDS, ResourceRecords }]
}

async function change(
  HostedZoneId: string,
  action: ChangeAction,
  sets: readonly ResourceRecordSet[],
  { aws }: Context,
): Promise<'made'> {
  const Changes = sets.map(set => ({ Action: action, ResourceRecordSet: set }))
  await aws.route53('ChangeResourceRecordSets', { HostedZoneId, ChangeBatch: { Changes } })
  return 'made'
}
