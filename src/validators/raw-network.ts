import { nearest } from '../errors/nearest.ts'
import type { MadeNetworkModel } from '../model/network.ts'
import type { RawNetworkSettings, RawVpcEndpointSettings } from '../model/raw-settings.ts'
import { ec2 } from './api/ec2.ts'
import { checkEndpointPolicy } from './endpoint-policy.ts'
import { quoted } from './quoted.ts'
import { checkRaw, type RawKind } from './raw-kind.ts'
import type { Report } from './rule.ts'

const BY_OPTIONS = 'remove it: the options of network() say it'
const NO_IPV6 = 'remove it: networks that are made have IPv4 alone'
const OF_AWS = 'remove it: endpoints are of services of AWS in the Region'

export const RAW_VPC_ENDPOINT: RawKind<RawVpcEndpointSettings> = {
  table: ec2,
  structure: 'CreateVpcEndpointRequest',
  names: { PolicyDocument: true },
  instead: {
    ClientToken: 'remove it: a repeated deploy finds the endpoint by its tag',
    DnsOptions: 'remove it: private DNS is on',
    DryRun: 'remove it: a plan changes nothing',
    IpAddressType: NO_IPV6,
    ResourceConfigurationArn: OF_AWS,
    ServiceNetworkArn: OF_AWS,
    ServiceRegion: OF_AWS,
    SubnetConfigurations: 'remove it: its addresses are those that AWS gives',
    TagSpecifications: 'call .tags()',
    ...Object.fromEntries(
      [
        ...['PrivateDnsEnabled', 'RouteTableIds', 'SecurityGroupIds', 'ServiceName', 'SubnetIds'],
        ...['VpcEndpointType', 'VpcId'],
      ].map(name => [name, BY_OPTIONS]),
    ),
  },
}

const PARTS: Readonly<Record<keyof RawNetworkSettings, true>> = { VpcEndpoint: true }

/** Checks what `.raw()` of a network was given, of each part by its own request. */
export function checkRawNetwork({ raw, endpoints }: MadeNetworkModel, report: Report): void {
  if (!raw) return
  for (const part of Object.keys(raw)) {
    if (Object.hasOwn(PARTS, part)) continue
    const meant = nearest(part, Object.keys(PARTS))
    const message = `.raw() of a network does not set ${quoted(part)}, so it would be lost`
    const hint = meant ? `write ${meant}` : BY_OPTIONS
    report({ code: 'API-MEM-01', path: ['raw', part], message, hint })
  }
  const given: unknown = raw.VpcEndpoint ?? {}
  if (!isObject(given)) {
    report(notAnObject(['raw', 'VpcEndpoint']))
    return
  }
  for (const [service, settings] of Object.entries(given)) {
    const path = ['raw', 'VpcEndpoint', service]
    if (!endpoints.includes(service)) {
      const meant = nearest(service, endpoints)
      const message = `The network has no endpoint of ${quoted(service)}, so what is said of it would be lost`
      const hint = meant ? `write ${meant}` : 'add it to endpoints'
      report({ code: 'VPE-NAM-01', path, message, hint })
    }
    if (!isObject(settings)) {
      report(notAnObject(path))
      continue
    }
    checkRaw(RAW_VPC_ENDPOINT, settings, finding => report({ ...finding, path: [...path, ...finding.path] }))
    const policy: unknown = Reflect.get(settings, 'PolicyDocument')
    if (typeof policy === 'string' && policy !== '')
      checkEndpointPolicy(policy, service === 's3' && endpoints.includes('ecr.dkr'), finding =>
        report({ ...finding, path: [...path, 'PolicyDocument'] }),
      )
  }
}

const notAnObject = (path: readonly string[]) => ({
  code: 'JSON-TYP-01',
  path,
  message: `${path.at(-1)} is not an object`,
  hint: "write { VpcEndpoint: { s3: { PolicyDocument: '…' } } }",
})

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
