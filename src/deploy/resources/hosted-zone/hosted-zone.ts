import type { HostedZone } from '../../../aws/shapes/route-53.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { HostedZoneModel } from '../../../model/hosted-zone.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import type { LookupHandler } from '../handler.ts'

export const hostedZone: LookupHandler<'hosted-zone'> = {
  async lookup(model, context) {
    const name = dnsName(model.name)
    const id = model.hostedZoneId
      ? await checkId(model.hostedZoneId, name, context)
      : idOf(await zoneNamed(model, name, context))
    return { hostedZoneId: id, name }
  },
}

async function checkId(id: string, name: string, { aws }: Context): Promise<string> {
  const found = await unlessRefused(aws.route53('GetHostedZone', { Id: id }), 'NoSuchHostedZone', 'InvalidInput')
  const actual = found?.HostedZone?.Name
  if (actual !== undefined && dnsName(actual) === name) return id
  throw new PlanError('hosted-zone.missing', {
    resource: `hosted-zone ${name}`,
    message: actual === undefined ? `There is no hosted zone ${id}` : `The hosted zone ${id} is ${actual}, not ${name}`,
    fix: `Give the id of the zone ${name}, or only its name: hostedZone('${name}')`,
  })
}

async function zoneNamed(model: HostedZoneModel, name: string, { aws }: Context): Promise<HostedZone> {
  // The list starts at the name, so all zones of that name are on its first page.
  const { HostedZones = [] } = await aws.route53('ListHostedZonesByName', { DNSName: name })
  const all = HostedZones.filter(zone => dnsName(zone.Name ?? '') === name)
  const wanted = model.private ?? false
  const zones = all.filter(zone => (zone.Config?.PrivateZone ?? false) === wanted)
  const [zone, ...others] = zones
  if (zone && others.length === 0) return zone
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

function idOf({ Id = '' }: HostedZone): string {
  return Id.replace(/^\/hostedzone\//, '')
}
