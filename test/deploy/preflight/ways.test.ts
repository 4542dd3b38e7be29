import { describe, expect, it } from 'vitest'
import type { Route, Subnet, VpcEndpoint } from '../../../src/aws/shapes/ec2.ts'
import type { Context } from '../../../src/deploy/context.ts'
import { Outlook } from '../../../src/deploy/preflight/outlook.ts'
import type { startedIn } from '../../../src/deploy/preflight/started.ts'
import type { Surroundings } from '../../../src/deploy/preflight/surroundings.ts'
import { lookAtWays } from '../../../src/deploy/preflight/ways.ts'

const LOCAL: Route = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }
const SUBNET: Subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', OwnerId: '123456789012' }
const OWN = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1'
const GATEWAY: VpcEndpoint = {
  ServiceName: 'com.amazonaws.us-east-1.s3',
  VpcId: 'vpc-1',
  State: 'Available',
  VpcEndpointType: 'Gateway',
  RouteTableIds: ['rtb-1'],
}
const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }
const ALL = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]

const endpoint = (service: string, settings: Partial<VpcEndpoint> = {}): VpcEndpoint => ({
  ServiceName: `com.amazonaws.us-east-1.${service}`,
  VpcId: 'vpc-1',
  State: 'Available',
  VpcEndpointType: 'Interface',
  PrivateDnsEnabled: true,
  Groups: [{ GroupId: 'sg-default' }],
  ...settings,
})

interface Seen {
  readonly routes?: readonly Route[]
  readonly subnet?: Partial<Subnet>
  readonly endpoints?: readonly VpcEndpoint[]
  readonly image?: string
  readonly groups?: readonly string[]
}

/** How sure it is that the tasks do not reach what they start with; undefined where nothing is told. */
function told({ routes = [], subnet, endpoints = [], image = OWN, groups }: Seen): string | undefined {
  const around: Surroundings = {
    subnets: [{ ...SUBNET, ...subnet }],
    tables: [
      { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Routes: [LOCAL, ...routes], Associations: [{ SubnetId: 'subnet-1' }] },
    ],
    endpoints,
    groups: new Map([
      [
        'sg-default',
        {
          GroupId: 'sg-default',
          IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-default' }] }],
          IpPermissionsEgress: ALL,
        },
      ],
      ['sg-six', { GroupId: 'sg-six', IpPermissions: [{ ...HTTPS, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }] }],
    ]),
  }
  const service = {
    launchType: 'FARGATE' as const,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: groups && [...groups] } },
  }
  const definition = { containerDefinitions: [{ name: 'app', image }] }
  const model = { kind: 'service', id: 'web' } as Parameters<typeof lookAtWays>[1]['model']
  const started = { definition } as ReturnType<typeof startedIn>[number]
  const outlook = new Outlook()
  const context = { region: 'us-east-1', account: '123456789012' } as Context
  lookAtWays(started, { model, subject: { service, definition, program: true } }, around, outlook, context)
  return outlook.issues[0]?.severity
}

const ECR = [endpoint('ecr.api'), endpoint('ecr.dkr'), GATEWAY]
const WITHOUT = { PrivateDnsEnabled: false }

describe('ways from a subnet', () => {
  it.each<[what: string, seen: Seen]>([
    ['nothing leads out', {}],
    ['the route to the internet is for addresses that the tasks lack', { routes: [toGateway('0.0.0.0/0')] }],
    ['an endpoint is missing', { endpoints: ECR.slice(1) }],
    [
      'the way to S3 is in another table',
      { endpoints: [...ECR.slice(0, 2), { ...GATEWAY, RouteTableIds: ['rtb-2'] }] },
    ],
    ['endpoints admit only others', { endpoints: ECR, groups: ['sg-web'] }],
    ['one endpoint may be reached, and another is missing', { endpoints: [endpoint('ecr.api', WITHOUT), GATEWAY] }],
    ['a public registry has no endpoint', { image: 'nginx:1.29', endpoints: ECR }],
    ['one by its host', { image: 'public.ecr.aws/nginx/nginx:1.29', endpoints: ECR }],
  ])('an error: %s', (_what, seen) => {
    expect(told(seen)).toBe('error')
  })

  it.each<[what: string, seen: Seen]>([
    [
      'a route leads to another network',
      { routes: [{ DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-1' }] },
    ],
    ['IPv6 leads to an internet gateway', { routes: [toGateway('0.0.0.0/0'), toGateway('::/0')] }],
    ['IPv6 leads out', { routes: [{ DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' }] }],
    ['the subnet is shared, and its endpoints are not seen', { subnet: { OwnerId: '210987654321' } }],
    [
      'endpoints may have their names from a hosted zone',
      { endpoints: [endpoint('ecr.api', WITHOUT), endpoint('ecr.dkr', WITHOUT), GATEWAY] },
    ],
    ['a registry may be in the network', { image: 'registry.corp.example:5000/web:1', endpoints: ECR }],
    ['one that has no name', { image: '10.0.0.5:5000/web:1', endpoints: ECR }],
  ])('a doubt: %s', (_what, seen) => {
    expect(told(seen)).toBe('warning')
  })

  it.each<[what: string, seen: Seen]>([
    ['a NAT gateway', { routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }] }],
    ['a firewall', { routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-1' }] }],
    ['another network', { routes: [{ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }] }],
    ['endpoints in the default group, as the tasks', { endpoints: ECR }],
    ['endpoints of the same group', { endpoints: ECR, groups: ['sg-default'] }],
    [
      'endpoints that admit IPv6',
      {
        endpoints: ECR.map(each => (each.Groups ? { ...each, Groups: [{ GroupId: 'sg-six' }] } : each)),
        groups: ['sg-web'],
      },
    ],
  ])('nothing is told of %s', (_what, seen) => {
    expect(told(seen)).toBeUndefined()
  })
})

function toGateway(to: string): Route {
  return to.includes(':')
    ? { DestinationIpv6CidrBlock: to, GatewayId: 'igw-1' }
    : { DestinationCidrBlock: to, GatewayId: 'igw-1' }
}
