import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2'
import type { World } from '../operation.ts'

export interface Vpc {
  readonly vpcId: string
  readonly cidrBlock: string
  readonly isDefault: boolean
  internetGateway: boolean
  dnsSupport: boolean
  dnsHostnames: boolean
  readonly tags: Map<string, string>
}

export interface Subnet {
  readonly subnetId: string
  readonly vpcId: string
  readonly availabilityZone: string
  readonly cidrBlock: string
  readonly defaultForAz: boolean
  mapPublicIpOnLaunch: boolean
  readonly tags: Map<string, string>
}

export interface InternetGateway {
  readonly internetGatewayId: string
  vpcId: string | undefined
  readonly tags: Map<string, string>
}

/** A route of a table other than the local one, which every table has. */
export interface Route {
  readonly destination: string
  /** The gateway that it leads to. */
  readonly target: string
}

export interface RouteTable {
  readonly routeTableId: string
  readonly vpcId: string
  readonly isMain: boolean
  routes: Route[]
  /** The subnets that are associated with it, by the id of the association. */
  readonly associations: Map<string, string>
  readonly tags: Map<string, string>
}

export interface Address {
  readonly allocationId: string
  readonly publicIp: string
  /** The NAT gateway that has it. */
  natGatewayId: string | undefined
  readonly tags: Map<string, string>
}

export interface NatGateway {
  readonly natGatewayId: string
  readonly vpcId: string
  /** Undefined for one of the whole Region. */
  readonly subnetId: string | undefined
  readonly allocationId: string | undefined
  readonly publicIp: string | undefined
  readonly interfaceId: string | undefined
  readonly token: string | undefined
  readonly createdAt: number
  state: 'pending' | 'available' | 'deleting' | 'deleted' | 'failed'
  failure: { readonly code: string; readonly message: string } | undefined
  readonly tags: Map<string, string>
}

export interface VpcEndpoint {
  readonly vpcEndpointId: string
  readonly vpcId: string
  readonly serviceName: string
  readonly type: 'Gateway' | 'Interface'
  readonly token: string | undefined
  readonly privateDns: boolean
  readonly createdAt: number
  policy: string
  state: 'Pending' | 'Available' | 'Deleting'
  routeTables: string[]
  groups: string[]
  /** Its network interfaces by subnet. */
  readonly interfaces: Map<string, string>
  readonly tags: Map<string, string>
}

export interface SecurityGroupRule {
  readonly ruleId: string
  readonly egress: boolean
  readonly protocol: string
  readonly fromPort: number
  readonly toPort: number
  readonly peer: { readonly kind: 'ipv4' | 'ipv6' | 'group' | 'prefix-list'; readonly value: string }
  readonly description: string | undefined
  readonly tags: Map<string, string>
}

export interface SecurityGroup {
  readonly groupId: string
  readonly groupName: string
  readonly description: string
  readonly vpcId: string
  readonly isDefault: boolean
  rules: SecurityGroupRule[]
  readonly tags: Map<string, string>
}

export interface Template {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  /** What each version says, the first one first. */
  readonly versions: RequestLaunchTemplateData[]
  readonly tags: Map<string, string>
}

export interface NetworkInterface {
  readonly networkInterfaceId: string
  readonly description: string
  readonly interfaceType: string
  readonly requesterId: string
  readonly subnetId: string
  readonly vpcId: string
  readonly privateIpAddress: string
  readonly attachedAt: number
  /** The EC2 instance that it is the first interface of. */
  readonly instanceId: string | undefined
  /** The internet knows it by an address of its own. */
  readonly isPublic: boolean
  groups: string[]
}

export interface NetworkInterfaceRequest {
  readonly subnetId: string
  readonly groups: readonly string[]
  readonly description: string
  /** Who asked for it: `amazon-elb` or an account. */
  readonly requesterId: string
  readonly instanceId?: string
  readonly isPublic?: boolean
  readonly interfaceType?: string
}

export interface Networking {
  readonly vpcs: Map<string, Vpc>
  readonly subnets: Map<string, Subnet>
  readonly securityGroups: Map<string, SecurityGroup>
  readonly networkInterfaces: Map<string, NetworkInterface>
  readonly internetGateways: Map<string, InternetGateway>
  readonly routeTables: Map<string, RouteTable>
  readonly addresses: Map<string, Address>
  readonly natGateways: Map<string, NatGateway>
  readonly endpoints: Map<string, VpcEndpoint>
  /** Launch templates by id. */
  readonly templates: Map<string, Template>
  /** Adds a VPC with one /20 subnet a zone and its default security group. `cidrBlock` is a /16. */
  addVpc(options?: { cidrBlock?: string; internetGateway?: boolean; zones?: number }): Vpc
  addSubnet(vpcId: string, cidrBlock: string, availabilityZone: string, tags: Map<string, string>): Subnet
  /** Whether an address of the subnet is free. */
  hasRoom(subnetId: string): boolean
  attachInterface(request: NetworkInterfaceRequest): NetworkInterface
  /** Lets an interface go: it is still there, and holds its security groups, for `lingerMilliseconds`. */
  releaseInterface(networkInterfaceId: string, lingerMilliseconds: number): void
}

/** The network of the account. A new account has a default VPC with three public subnets. */
export function networking(world: World): Networking {
  return world.state('ec2', () => newNetworking(world))
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { vpcs, subnets, securityGroups, networkInterfaces, internetGateways, ...others } = networking(world)
  const made = [...vpcs.values()].filter(vpc => !vpc.isDefault)
  return [
    ...made.map(vpc => vpc.vpcId),
    ...[...subnets.values()].filter(subnet => !subnet.defaultForAz).map(subnet => subnet.subnetId),
    ...[...internetGateways.values()]
      .filter(({ vpcId }) => vpcId === undefined || !vpcs.get(vpcId)?.isDefault)
      .map(gateway => gateway.internetGatewayId),
    ...[...securityGroups.values()].filter(group => !group.isDefault).map(group => group.groupId),
    ...[...others.routeTables.values()].filter(({ isMain }) => !isMain).map(({ routeTableId }) => routeTableId),
    ...others.addresses.keys(),
    ...[...others.natGateways.values()].filter(({ state }) => state !== 'deleted').map(each => each.natGatewayId),
    ...others.endpoints.keys(),
    ...networkInterfaces.keys(),
    ...others.templates.keys(),
  ]
}

export const anywhere = (world: World, egress: boolean): SecurityGroupRule => ({
  ruleId: `sgr-${world.id(17)}`,
  egress,
  protocol: '-1',
  fromPort: -1,
  toPort: -1,
  peer: { kind: 'ipv4', value: '0.0.0.0/0' },
  description: undefined,
  tags: new Map(),
})

function newNetworking(world: World): Networking {
  const vpcs = new Map<string, Vpc>()
  const subnets = new Map<string, Subnet>()
  const securityGroups = new Map<string, SecurityGroup>()
  const networkInterfaces = new Map<string, NetworkInterface>()
  const internetGateways = new Map<string, InternetGateway>()
  const routeTables = new Map<string, RouteTable>()

  const newVpc = (cidrBlock: string, isDefault: boolean, internetGateway: boolean, zones: number): Vpc => {
    const vpcId = `vpc-${world.id(17)}`
    const vpc: Vpc = {
      vpcId,
      cidrBlock,
      isDefault,
      internetGateway,
      dnsSupport: true,
      // https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
      dnsHostnames: isDefault,
      tags: new Map(),
    }
    vpcs.set(vpcId, vpc)
    const routeTableId = `rtb-${world.id(17)}`
    const main: RouteTable = {
      routeTableId,
      vpcId,
      isMain: true,
      routes: [],
      associations: new Map(),
      tags: new Map(),
    }
    routeTables.set(routeTableId, main)
    if (internetGateway) {
      const internetGatewayId = `igw-${world.id(17)}`
      internetGateways.set(internetGatewayId, { internetGatewayId, vpcId, tags: new Map() })
      main.routes.push({ destination: '0.0.0.0/0', target: internetGatewayId })
    }
    const prefix = cidrBlock.split('.').slice(0, 2).join('.')
    for (let zone = 0; zone < zones; zone++) {
      const subnetId = `subnet-${world.id(17)}`
      subnets.set(subnetId, {
        subnetId,
        vpcId,
        availabilityZone: `${world.region}${'abcdef'.charAt(zone)}`,
        cidrBlock: `${prefix}.${zone * 16}.0/20`,
        defaultForAz: isDefault,
        mapPublicIpOnLaunch: isDefault,
        tags: new Map(),
      })
    }
    const groupId = `sg-${world.id(17)}`
    const itself: SecurityGroupRule = { ...anywhere(world, false), peer: { kind: 'group', value: groupId } }
    securityGroups.set(groupId, {
      groupId,
      groupName: 'default',
      description: 'default VPC security group',
      vpcId,
      isDefault: true,
      rules: [itself, anywhere(world, true)],
      tags: new Map(),
    })
    return vpc
  }

  const taken = new Set<string>()
  const last = new Map<string, number>()
  const take = (cidrBlock: string): string => {
    const free = freeAddress(cidrBlock, taken, last.get(cidrBlock) ?? RESERVED - 1)
    if (!free) throw new Error(`No free address in ${cidrBlock}`)
    const { address, host } = free
    taken.add(address)
    last.set(cidrBlock, host)
    return address
  }

  newVpc('172.31.0.0/16', true, true, 3)
  return {
    vpcs,
    subnets,
    securityGroups,
    networkInterfaces,
    internetGateways,
    routeTables,
    addresses: new Map(),
    natGateways: new Map(),
    endpoints: new Map(),
    templates: new Map(),
    addVpc: ({ cidrBlock = '10.0.0.0/16', internetGateway = true, zones = 3 } = {}) =>
      newVpc(cidrBlock, false, internetGateway, zones),
    addSubnet(vpcId, cidrBlock, availabilityZone, tags) {
      const subnetId = `subnet-${world.id(17)}`
      const made: Subnet = {
        subnetId,
        vpcId,
        availabilityZone,
        cidrBlock,
        defaultForAz: false,
        mapPublicIpOnLaunch: false,
        tags,
      }
      subnets.set(subnetId, made)
      return made
    },
    hasRoom(subnetId) {
      const { cidrBlock = '' } = subnets.get(subnetId) ?? {}
      return freeAddress(cidrBlock, taken, last.get(cidrBlock) ?? RESERVED - 1) !== undefined
    },
    attachInterface({ subnetId, groups, description, requesterId, instanceId, isPublic = false, interfaceType }) {
      const subnet = subnets.get(subnetId)
      if (!subnet) throw new Error(`No subnet ${subnetId} to put a network interface in`)
      const made: NetworkInterface = {
        networkInterfaceId: `eni-${world.id(17)}`,
        description,
        interfaceType: interfaceType ?? 'interface',
        requesterId,
        subnetId,
        vpcId: subnet.vpcId,
        privateIpAddress: take(subnet.cidrBlock),
        attachedAt: world.clock.now(),
        instanceId,
        isPublic,
        groups: [...groups],
      }
      networkInterfaces.set(made.networkInterfaceId, made)
      return made
    },
    releaseInterface(networkInterfaceId, lingerMilliseconds) {
      world.clock.after(lingerMilliseconds, () => {
        const { privateIpAddress } = networkInterfaces.get(networkInterfaceId) ?? {}
        if (privateIpAddress) taken.delete(privateIpAddress)
        networkInterfaces.delete(networkInterfaceId)
      })
    },
  }
}

/** AWS keeps the first four addresses of a subnet, and the last one, for itself. */
const RESERVED = 4

/** The next free address after the last one that was given, so that those that are taken are not looked over each time. */
function freeAddress(
  cidrBlock: string,
  taken: ReadonlySet<string>,
  last: number,
): { address: string; host: number } | undefined {
  const [base = '', bits = ''] = cidrBlock.split('/')
  const first = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const usable = 2 ** (32 - Number(bits)) - 1 - RESERVED
  for (let step = 1; step <= usable; step += 1) {
    const host = RESERVED + ((last - RESERVED + step) % usable)
    const address = [24, 16, 8, 0].map(shift => Math.floor((first + host) / 2 ** shift) % 256).join('.')
    if (!taken.has(address)) return { address, host }
  }
  return undefined
}

/** The group that a VPC gives what names none. */
export const defaultGroupsOf = (world: World, vpcId: string | undefined): string[] =>
  [...networking(world).securityGroups.values()]
    .filter(group => group.isDefault && group.vpcId === vpcId)
    .map(({ groupId }) => groupId)
