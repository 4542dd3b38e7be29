import type { GetHostedZoneResponse, HostedZone } from '../../../aws/shapes/route-53.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { HostedZoneModel } from '../../../model/hosted-zone.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import type { LookupHandler } from '../handler.ts'

export const hostedZone: LookupHandler<'hosted-zone'> = {
  async lookup(model, context) {
    const name = dnsName(model.name)
    if (model.external) return { hostedZoneId: '', name }
    if (model.hostedZoneId) return outputsOf(await zoneWithId(model.hostedZoneId, name, context), name)
    const zone = await zoneNamed(model, name, context)
    if (!model.private) return outputsOf({ HostedZone: zone }, name)
    return outputsOf(await context.aws.route53('GetHostedZone', { Id: idOf(zone) }), name)
  },
}

type Told = Pick<GetHostedZoneResponse, 'HostedZone' | 'VPCs'>

function outputsOf({ HostedZone: zone, VPCs }: Told, name: string): Outputs['hosted-zone'] {
  const vpcIds = VPCs?.flatMap(({ VPCId }) => VPCId ?? [])
  return { hostedZoneId: idOf(zone), name, ...(zone?.Config?.PrivateZone && vpcIds && { vpcIds }) }
}

async function zoneWithId(id: string, name: string, { aws }: Context): Promise<Told> {
  const found = await unlessRefused(aws.route53('GetHostedZone', { Id: id }), 'NoSuchHostedZone', 'InvalidInput')
  const actual = found?.HostedZone?.Name
  if (found && actual !== undefined && dnsName(actual) === name) {
    checkLink(found.HostedZone, name)
    return { HostedZone: found.HostedZone, VPCs: found.VPCs }
  }
  throw new PlanError('hosted-zone.missing', {
    resource: `hosted-zone ${name}`,
    message: actual === undefined ? `There is no hosted zone ${id}` : `The hosted zone ${id} is ${actual}, not ${name}`,
    fix: `Give the id of the zone ${name}, or only its name: hostedZone('${name}')`,
  })
}

/**
 * What another service has made, such as Cloud Map for a namespace, only it can change:
 * https://github.com/amazon-archives/service-discovery-ecs-dns/issues/44
 */
function checkLink(zone: HostedZone | undefined, name: string): void {
  const { ServicePrincipal } = zone?.LinkedService ?? {}
  if (!zone || ServicePrincipal === undefined) return
  throw new PlanError('ownership.foreign', {
    resource: `hosted-zone ${name}`,
    message: `The hosted zone ${idOf(zone)} was made by ${ServicePrincipal}, and Route 53 lets nobody else make records in it`,
    fix: 'Put the records into a zone of another name, such as one below it.',
  })
}

async function zoneNamed(model: HostedZoneModel, name: string, { aws }: Context): Promise<HostedZone> {
  // The list starts at the name, so all zones of that name are on its first page.
  const { HostedZones = [] } = await aws.route53('ListHostedZonesByName', { DNSName: name })
  const all = HostedZones.filter(zone => dnsName(zone.Name ?? '') === name)
  const wanted = model.private ?? false
  const linked = (zone: HostedZone): boolean => zone.LinkedService?.ServicePrincipal !== undefined
  const like = all.filter(zone => (zone.Config?.PrivateZone ?? false) === wanted)
  const zones = like.every(linked) ? like : like.filter(zone => !linked(zone))
  const [zone, ...others] = zones
  if (zone && others.length === 0) {
    checkLink(zone, name)
    return zone
  }
  const kind = wanted ? 'private' : 'public'
  const which = wanted ? 'is associated with the VPC' : 'the domain is delegated to'
  const [opposite] = all
  throw new PlanError('hosted-zone.missing', {
    resource: `hosted-zone ${name}`,
    message: zone
      ? `There are ${zones.length} ${kind} hosted zones named ${name}: ${zones.map(idOf).join(', ')}`
      : `There is no ${kind} hosted zone named ${name} in this account${opposite ? `; ${idOf(opposite)} is ${wanted ? 'public' : 'private'}` : ''}`,
    fix: zone
      ? `Say by its id which one ${which}: hostedZone({ name: '${name}', id: 'Z…' })`
      : missingFix(name, wanted, opposite !== undefined),
  })
}

function missingFix(name: string, isPrivate: boolean, hasOpposite: boolean): string {
  if (hasOpposite)
    return `Write ${isPrivate ? `hostedZone('${name}')` : `hostedZone({ name: '${name}', private: true })`} if that is meant.`
  const create = `aws route53 create-hosted-zone --name ${name} --caller-reference ${name}`
  return isPrivate
    ? `Create it once for the VPC: ${create} --vpc VPCRegion=…,VPCId=vpc-…`
    : `Create it once and delegate the domain to it: ${create}`
}

function idOf(zone: HostedZone | undefined): string {
  return (zone?.Id ?? '').replace(/^\/hostedzone\//, '')
}
