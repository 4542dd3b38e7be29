import { randomBytes } from 'node:crypto'
import type { ResourceType, RouteTable, Tag } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { repeatable } from '../repeatable.ts'
import { openEgress } from '../security-group/egress.ts'
import { ingressOf, permissionsOf } from '../security-group/ingress-key.ts'
import { toTagList } from '../tag-list.ts'
import { documentOf, type EndpointPolicies } from './endpoint-policy.ts'
import { addressOf, ENDPOINT_GROUP, type Endpoint, INTERNET_GATEWAY, type Layout, type Nat } from './layout.ts'
import { defaultRouteOf } from './live-parts.ts'
import { type Making, madeOnce } from './made-once.ts'
import { endpointsIn, type Named, natsIn, networkParts, PART, type Parts, partName, partTag } from './parts.ts'
import type { Zones } from './zones.ts'

const ANYWHERE = '0.0.0.0/0'
const POLL_MILLISECONDS = 10_000
const LONGEST_GROUP_NAME = 255

/** The network whose parts are made. */
export interface Site {
  readonly id: string
  readonly vpcId: string
  readonly cidrBlock: string
  readonly zones: Zones
  readonly policies: EndpointPolicies
  /** The tags of every part, beside the one that says which it is. */
  readonly tags: Tags
}

/** Makes what a network lacks, each part once what it needs is there, and waits until traffic can flow. */
export async function makeParts(layout: Layout, site: Site, context: Context): Promise<void> {
  const maker = new Maker(site, await networkParts(site.vpcId, context), context)
  await Promise.all([
    maker.dnsNames(),
    maker.internetGateway(),
    ...layout.subnets.map(subnet => maker.subnet(subnet)),
    ...layout.tables.map(({ part }) => maker.table(part)),
  ])
  await Promise.all(layout.tables.flatMap(({ part, subnets }) => subnets.map(subnet => maker.associate(part, subnet))))
  const isOutside = (to: string | undefined): boolean => to === INTERNET_GATEWAY
  await Promise.all([
    ...layout.tables.map(({ part, to }) => isOutside(to) && maker.route(part, to)),
    ...layout.nats.map(nat => maker.nat(nat)),
    maker.endpoints(layout.endpoints),
  ])
  await Promise.all([maker.natsAvailable(layout.nats), maker.endpointsAvailable(layout.endpoints)])
  await Promise.all(layout.tables.map(({ part, to }) => !isOutside(to) && maker.route(part, to)))
}

class Maker {
  readonly #site: Site
  readonly #parts: Parts
  readonly #context: Context
  /** The ids of the parts by their names. */
  readonly #ids = new Map<string, string>()

  constructor(site: Site, parts: Parts, context: Context) {
    this.#site = site
    this.#parts = parts
    this.#context = context
  }

  async dnsNames(): Promise<void> {
    if (this.#parts.dnsNames) return
    const { vpcId: VpcId } = this.#site
    await this.#context.aws.ec2('ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } })
  }

  async internetGateway(): Promise<void> {
    const { aws } = this.#context
    const { vpcId: VpcId } = this.#site
    const InternetGatewayId = await this.#once(INTERNET_GATEWAY, this.#parts.gateways, each => each.InternetGatewayId, {
      create: async () => {
        const TagSpecifications = this.#tagged('internet-gateway', INTERNET_GATEWAY)
        const { InternetGateway } = await aws.ec2('CreateInternetGateway', { TagSpecifications })
        return InternetGateway?.InternetGatewayId ?? ''
      },
      find: async () => {
        const Filters = this.#filters(INTERNET_GATEWAY)
        const { InternetGateways = [] } = await aws.ec2('DescribeInternetGateways', { Filters })
        return InternetGateways.flatMap(each => each.InternetGatewayId ?? [])
      },
      discard: id => aws.ec2('DeleteInternetGateway', { InternetGatewayId: id }),
    })
    const [there] = this.#parts.gateways.get(INTERNET_GATEWAY) ?? []
    if (there?.Attachments?.some(each => each.VpcId === VpcId)) return
    await unlessRefused(
      aws.ec2('AttachInternetGateway', { InternetGatewayId, VpcId }),
      // By an attempt of which the answer was lost.
      'Resource.AlreadyAssociated',
    )
  }

  async subnet({ part, index, cidrBlock }: Layout['subnets'][number]): Promise<void> {
    const { aws } = this.#context
    const { vpcId, zones } = this.#site
    const [there] = this.#parts.subnets.get(part) ?? []
    const made = async (): Promise<string | undefined> => {
      const { Subnet } = await aws.ec2('CreateSubnet', {
        VpcId: vpcId,
        CidrBlock: cidrBlock,
        AvailabilityZone: zones[index],
        TagSpecifications: this.#tagged('subnet', part),
      })
      return Subnet?.SubnetId
    }
    const id =
      there?.SubnetId ??
      (await repeatable('InvalidSubnet.Conflict', made, async () => {
        const { Subnets = [] } = await aws.ec2('DescribeSubnets', {
          Filters: [{ Name: 'vpc-id', Values: [vpcId] }, ...this.#filters(part)],
        })
        return Subnets[0]?.SubnetId
      }))
    this.#ids.set(part, id ?? '')
  }

  async table(part: string): Promise<void> {
    const { aws } = this.#context
    const { vpcId: VpcId } = this.#site
    await this.#once(part, this.#parts.tables, each => each.RouteTableId, {
      create: async () => {
        const TagSpecifications = this.#tagged('route-table', part)
        const input = { VpcId, TagSpecifications, ClientToken: newToken() }
        return (await aws.ec2('CreateRouteTable', input)).RouteTable?.RouteTableId ?? ''
      },
      find: async () => {
        const Filters = [{ Name: 'vpc-id', Values: [VpcId] }, ...this.#filters(part)]
        const { RouteTables = [] } = await aws.ec2('DescribeRouteTables', { Filters })
        return RouteTables.flatMap(each => each.RouteTableId ?? [])
      },
      discard: id => aws.ec2('DeleteRouteTable', { RouteTableId: id }),
    })
  }

  async associate(part: string, subnet: string): Promise<void> {
    const { aws } = this.#context
    const SubnetId = this.#idOf(subnet)
    const RouteTableId = this.#idOf(part)
    const [there] = this.#parts.allTables.flatMap(({ Associations = [] }) =>
      Associations.filter(each => each.SubnetId === SubnetId),
    )
    if (there?.RouteTableId === RouteTableId) return
    if (there?.RouteTableAssociationId)
      await aws.ec2('ReplaceRouteTableAssociation', { AssociationId: there.RouteTableAssociationId, RouteTableId })
    else await unlessRefused(aws.ec2('AssociateRouteTable', { RouteTableId, SubnetId }), 'Resource.AlreadyAssociated')
  }

  /** What a table has beyond it, as a program lets it go, is taken away last. */
  async route(part: string, to: string | undefined): Promise<void> {
    if (to === undefined) return
    const { aws } = this.#context
    const id = this.#idOf(to)
    const there = defaultRouteOf(this.#tableOf(part))
    if (there === id) return
    const route = {
      RouteTableId: this.#idOf(part),
      DestinationCidrBlock: ANYWHERE,
      [to === INTERNET_GATEWAY ? 'GatewayId' : 'NatGatewayId']: id,
    }
    if (there === undefined && (await unlessRefused(aws.ec2('CreateRoute', route), 'RouteAlreadyExists'))) return
    await aws.ec2('ReplaceRoute', route)
  }

  async nat({ part, subnet }: Nat): Promise<void> {
    const { aws } = this.#context
    const { vpcId } = this.#site
    const AllocationId = subnet === undefined ? undefined : await this.#address(part)
    const all = this.#parts.nats.get(part) ?? []
    const there = all.find(({ State }) => State !== 'failed')
    // One that has failed keeps its address until it is deleted.
    for (const failed of all.filter(each => each !== there && each.State === 'failed'))
      await aws.ec2('DeleteNatGateway', { NatGatewayId: failed.NatGatewayId })
    if (all.length > 0 && !there) await this.#natsGone(all.flatMap(({ NatGatewayId }) => NatGatewayId ?? []))
    const past = (await natsIn(vpcId, this.#context, [])).flatMap(each =>
      partName(each, vpcId) === part ? (each.NatGatewayId ?? '') : [],
    )
    const made = async (): Promise<string | undefined> => {
      const { NatGateway } = await aws.ec2('CreateNatGateway', {
        ...(subnet === undefined
          ? { AvailabilityMode: 'regional', VpcId: vpcId }
          : { SubnetId: this.#idOf(subnet), AllocationId }),
        ConnectivityType: 'public',
        TagSpecifications: this.#tagged('natgateway', part),
        // The same for all who make it, and another once it is gone.
        ClientToken: hashOf([vpcId, part, AllocationId, past]),
      })
      return NatGateway?.NatGatewayId
    }
    this.#ids.set(part, there?.NatGatewayId ?? (await made()) ?? '')
  }

  async natsAvailable(nats: readonly Nat[]): Promise<void> {
    if (nats.length === 0) return
    const wanted = nats.map(({ part }) => this.#idOf(part))
    await this.#until('NAT gateways', async () => {
      const there = await natsIn(this.#site.vpcId, this.#context)
      const ours = there.filter(({ NatGatewayId = '' }) => wanted.includes(NatGatewayId))
      for (const { NatGatewayId, State, FailureCode, FailureMessage } of ours)
        if (State === 'failed')
          throw Object.assign(new Error(`NAT gateway ${NatGatewayId} failed: ${FailureMessage}`), {
            name: FailureCode ?? 'NatGatewayFailed',
          })
      return ours.filter(({ State }) => State === 'available').length === wanted.length
    })
  }

  async endpoints(endpoints: readonly Endpoint[]): Promise<void> {
    if (endpoints.length === 0) return
    const group = endpoints.some(each => each.of === 'subnets') ? await this.#group() : undefined
    await Promise.all(endpoints.map(endpoint => this.#endpoint(endpoint, group)))
  }

  async endpointsAvailable(endpoints: readonly Endpoint[]): Promise<void> {
    if (endpoints.length === 0) return
    const wanted = endpoints.map(({ part }) => this.#idOf(part))
    await this.#until('endpoints', async () => {
      const there = await endpointsIn(this.#site.vpcId, this.#context)
      const ours = there.filter(({ VpcEndpointId = '' }) => wanted.includes(VpcEndpointId))
      for (const { VpcEndpointId, State = '', LastError } of ours)
        if (/^(failed|rejected|expired|partial)$/i.test(State))
          throw new Error(`VPC endpoint ${VpcEndpointId} is ${State}${LastError ? `: ${LastError.Message}` : ''}`)
      return ours.filter(({ State }) => State?.toLowerCase() === 'available').length === wanted.length
    })
  }

  async #address(nat: string): Promise<string> {
    const { aws } = this.#context
    const part = addressOf(nat)
    return this.#once(part, this.#parts.addresses, each => each.AllocationId, {
      create: async () => {
        const TagSpecifications = this.#tagged('elastic-ip', part)
        return (await aws.ec2('AllocateAddress', { Domain: 'vpc', TagSpecifications })).AllocationId ?? ''
      },
      find: async () => {
        const { Addresses = [] } = await aws.ec2('DescribeAddresses', { Filters: this.#filters(part) })
        return Addresses.flatMap(each => each.AllocationId ?? [])
      },
      discard: id => aws.ec2('ReleaseAddress', { AllocationId: id }),
    })
  }

  async #natsGone(ids: readonly string[]): Promise<void> {
    await this.#until('failed NAT gateways to go', async () => {
      const there = await natsIn(this.#site.vpcId, this.#context, ['deleted'])
      return !there.some(({ NatGatewayId = '' }) => ids.includes(NatGatewayId))
    })
  }

  /** Lets the whole VPC reach its endpoints. */
  async #group(): Promise<string> {
    const { account, aws, stack } = this.#context
    const { vpcId, cidrBlock, id } = this.#site
    const [there] = this.#parts.groups.get(ENDPOINT_GROUP) ?? []
    const made = async (): Promise<string | undefined> => {
      const { GroupId } = await aws.ec2('CreateSecurityGroup', {
        GroupName: physicalName([stack.name, id, 'endpoints'], LONGEST_GROUP_NAME),
        Description: `Endpoints of network ${id}`,
        VpcId: vpcId,
        TagSpecifications: this.#tagged('security-group', ENDPOINT_GROUP),
      })
      return GroupId
    }
    const GroupId =
      there?.GroupId ??
      (await repeatable('InvalidGroup.Duplicate', made, async () => {
        const Filters = [{ Name: 'vpc-id', Values: [vpcId] }, ...this.#filters(ENDPOINT_GROUP)]
        return (await aws.ec2('DescribeSecurityGroups', { Filters })).SecurityGroups?.[0]?.GroupId
      }))
    if (there && there.IpPermissionsEgress?.length === 0) await openEgress(there.GroupId ?? '', this.#context)
    const rule = `tcp 443 from ${cidrBlock}`
    if (Object.hasOwn(ingressOf(there?.IpPermissions ?? [], account), rule)) return GroupId ?? ''
    const IpPermissions = permissionsOf({ [rule]: '' })
    await unlessRefused(
      aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions }),
      'InvalidPermission.Duplicate',
    )
    return GroupId ?? ''
  }

  async #endpoint({ part, service, of, names }: Endpoint, group: string | undefined): Promise<void> {
    const { aws, partition, region } = this.#context
    const { vpcId, policies } = this.#site
    const policy = policies[service]
    const ids = names.map(name => this.#idOf(name))
    const [there] = this.#parts.endpoints.get(part) ?? []
    if (there?.VpcEndpointId) {
      this.#ids.set(part, there.VpcEndpointId)
      const known = (of === 'tables' ? there.RouteTableIds : there.SubnetIds) ?? []
      const added = ids.filter(id => !known.includes(id))
      if (added.length === 0) return
      const VpcEndpointId = there.VpcEndpointId
      // A call whose reply was lost may have added them.
      const add = { VpcEndpointId, [of === 'tables' ? 'AddRouteTableIds' : 'AddSubnetIds']: added }
      await repeatable<object>(
        'DuplicateSubnetsInSameZone',
        () => aws.ec2('ModifyVpcEndpoint', add),
        async () => {
          const { VpcEndpoints } = await aws.ec2('DescribeVpcEndpoints', { VpcEndpointIds: [VpcEndpointId] })
          return added.every(id => VpcEndpoints?.[0]?.SubnetIds?.includes(id)) ? {} : undefined
        },
      )
      return
    }
    const madeAs = async (ServiceName: string): Promise<string | undefined> => {
      const { VpcEndpoint } = await aws.ec2('CreateVpcEndpoint', {
        VpcId: vpcId,
        ServiceName,
        ...(of === 'tables'
          ? { VpcEndpointType: 'Gateway', RouteTableIds: ids }
          : {
              VpcEndpointType: 'Interface',
              SubnetIds: ids,
              SecurityGroupIds: group === undefined ? [] : [group],
              PrivateDnsEnabled: true,
            }),
        ...(policy && { PolicyDocument: documentOf(policy) }),
        ClientToken: newToken(),
        TagSpecifications: this.#tagged('vpc-endpoint', part),
      })
      return VpcEndpoint?.VpcEndpointId
    }
    const name = `com.amazonaws.${region}.${service}`
    const made = async (): Promise<string | undefined> =>
      // In China some begin with `cn.`, and no rule says which: https://github.com/aws/aws-cdk/pull/16139
      partition === 'aws-cn'
        ? ((await unlessRefused(madeAs(name), 'InvalidServiceName')) ?? madeAs(`cn.${name}`))
        : madeAs(name)
    const found = async (): Promise<string | undefined> =>
      (await endpointsIn(vpcId, this.#context)).find(each => partName(each, vpcId) === part)?.VpcEndpointId
    const refusal = of === 'tables' ? 'RouteAlreadyExists' : 'InvalidParameter'
    this.#ids.set(part, (await repeatable(refusal, made, found)) ?? '')
  }

  /** The part that is there, or a new one. */
  async #once<T>(part: string, there: Named<T>, idOf: (one: T) => string | undefined, making: Making): Promise<string> {
    const [first] = there.get(part) ?? []
    const id = (first && idOf(first)) ?? (await madeOnce(making, this.#context))
    this.#ids.set(part, id)
    return id
  }

  #idOf(part: string): string {
    return this.#ids.get(part) ?? ''
  }

  #tableOf(part: string): RouteTable {
    return this.#parts.tables.get(part)?.[0] ?? {}
  }

  #filters(part: string): { Name: string; Values: string[] }[] {
    return [{ Name: `tag:${PART}`, Values: [partTag(part, this.#site.vpcId)] }]
  }

  #tagged(ResourceType: ResourceType, part: string): { ResourceType: ResourceType; Tags: Tag[] }[] {
    const { tags, vpcId } = this.#site
    const Tags = toTagList({ ...tags, Name: `${tags.Name} ${part}`, [PART]: partTag(part, vpcId) })
    return [{ ResourceType, Tags }]
  }

  async #until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const { clock, signal } = this.#context
    await patiently('network', this.#context, async patience => {
      for (;;) {
        if (await isSo()) return
        if (patience.isOver) throw patience.timedOut(`Network ${this.#site.id} still waits for its ${what}`)
        await clock.sleep(POLL_MILLISECONDS, signal)
      }
    })
  }
}

const newToken = (): string => `fluent-ecs-${randomBytes(8).toString('hex')}`
