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
      : idOf(onlyOne(await publicZones(name, context), model))
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

async function publicZones(name: string, { aws }: Context): Promise<HostedZone[]> {
  // The list starts at the name, so all zones of that name are on its first page.
  const { HostedZones = [] } = await aws.route53('ListHostedZonesByName', { DNSName: name })
  return HostedZones.filter(zone => dnsName(zone.Name ?? '') === name && !zone.Config?.PrivateZone)
}

function onlyOne(zones: readonly HostedZone[], { name }: HostedZoneModel): HostedZone {
  const [zone, ...others] = zones
  if (zone && others.length === 0) return zone
  throw new PlanError('hosted-zone.missing', {
    resource: `hosted-zone ${name}`,
    message: zone
      ? `There are ${zones.length} public hosted zones named ${name}: ${zones.map(idOf).join(', ')}`
      : `There is no public hosted zone named ${name} in this account`,
    fix: zone
      ? `Say which one the domain is delegated to by its id: hostedZone({ name: '${name}', id: 'Z…' })`
      : `Create it once and delegate the domain to it: aws route53 create-hosted-zone --name ${name} --caller-reference ${name}`,
  })
}

function idOf({ Id = '' }: HostedZone): string {
  return Id.replace(/^\/hostedzone\//, '')
}
