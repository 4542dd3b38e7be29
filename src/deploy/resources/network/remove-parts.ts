import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { defaultRouteOf } from './live-parts.ts'
import { endpointsIn, type Named, natsIn, type Parts } from './parts.ts'

const POLL_MILLISECONDS = 10_000

/** Which parts stay, and how many of a name do: one. */
export interface Kept {
  has(part: string): boolean
  /** The subnets that stay, for endpoints that are in others, too. */
  readonly subnetIds: ReadonlySet<string>
  /** Tables that stay and lead nowhere. */
  readonly closed: ReadonlySet<string>
}

export const NOTHING: Kept = { has: () => false, subnetIds: new Set(), closed: new Set() }

/** Removes parts of a network, what uses others first, and waits until AWS has let them go. */
export async function removeParts(parts: Parts, vpcId: string, kept: Kept, context: Context): Promise<void> {
  const { aws } = context
  const gone = <T>(all: Named<T>, idOf: (one: T) => string | undefined): string[] =>
    [...all].flatMap(([part, there]) => there.slice(kept.has(part) ? 1 : 0).flatMap(each => idOf(each) ?? []))
  const each = (ids: readonly string[], remove: (id: string) => Promise<unknown>) => Promise.all(ids.map(remove))

  await Promise.all([
    leaveSubnets(parts, kept, context),
    each([...kept.closed], async part => {
      const [table] = parts.tables.get(part) ?? []
      if (table && defaultRouteOf(table) !== undefined) await closeTable(table.RouteTableId, context)
    }),
  ])
  const endpoints = gone(parts.endpoints, ({ VpcEndpointId }) => VpcEndpointId)
  const nats = gone(parts.nats, ({ NatGatewayId }) => NatGatewayId)
  await Promise.all([
    deleteEndpoints(endpoints, context),
    each(nats, NatGatewayId =>
      unlessRefused(
        aws.ec2('DeleteNatGateway', { NatGatewayId }),
        'NatGatewayNotFound',
        'InvalidNatGatewayID.NotFound',
      ),
    ),
  ])
  await waitUntilGone({ vpcId, endpoints, nats, isWhole: kept === NOTHING }, context)
  await each(
    gone(parts.addresses, ({ AllocationId }) => AllocationId),
    AllocationId => unlessRefused(aws.ec2('ReleaseAddress', { AllocationId }), 'InvalidAllocationID.NotFound'),
  )
  await each(
    gone(parts.gateways, ({ InternetGatewayId }) => InternetGatewayId),
    async InternetGatewayId => {
      await unlessRefused(
        aws.ec2('DetachInternetGateway', { InternetGatewayId, VpcId: vpcId }),
        'Gateway.NotAttached',
        'InvalidInternetGatewayID.NotFound',
      )
      await unlessRefused(aws.ec2('DeleteInternetGateway', { InternetGatewayId }), 'InvalidInternetGatewayID.NotFound')
    },
  )
  await each(
    gone(parts.subnets, ({ SubnetId }) => SubnetId),
    SubnetId => unlessRefused(aws.ec2('DeleteSubnet', { SubnetId }), 'InvalidSubnetID.NotFound'),
  )
  await each(
    gone(parts.tables, ({ RouteTableId }) => RouteTableId),
    RouteTableId => unlessRefused(aws.ec2('DeleteRouteTable', { RouteTableId }), 'InvalidRouteTableID.NotFound'),
  )
  await each(
    gone(parts.groups, ({ GroupId }) => GroupId),
    GroupId => unlessRefused(aws.ec2('DeleteSecurityGroup', { GroupId }), 'InvalidGroup.NotFound'),
  )
}

/** Takes endpoints that stay out of subnets that go. */
async function leaveSubnets({ endpoints, subnets }: Parts, kept: Kept, { aws }: Context): Promise<void> {
  if (kept === NOTHING) return
  const ours = new Set([...subnets.values()].flat().map(({ SubnetId }) => SubnetId))
  await Promise.all(
    [...endpoints].map(async ([part, [endpoint]]) => {
      const { VpcEndpointId, SubnetIds = [] } = endpoint ?? {}
      const RemoveSubnetIds = SubnetIds.filter(id => ours.has(id) && !kept.subnetIds.has(id))
      if (kept.has(part) && RemoveSubnetIds.length > 0)
        await aws.ec2('ModifyVpcEndpoint', { VpcEndpointId, RemoveSubnetIds })
    }),
  )
}

async function closeTable(RouteTableId: string | undefined, { aws }: Context): Promise<void> {
  const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }
  await unlessRefused(aws.ec2('DeleteRoute', route), 'InvalidRoute.NotFound')
}

async function deleteEndpoints(ids: readonly string[], { aws }: Context): Promise<void> {
  if (ids.length === 0) return
  const { Unsuccessful = [] } = await aws.ec2('DeleteVpcEndpoints', { VpcEndpointIds: [...ids] })
  for (const { ResourceId, Error: error } of Unsuccessful) {
    if (error?.Code?.endsWith('.NotFound')) continue
    throw Object.assign(new Error(`VPC endpoint ${ResourceId} could not be deleted: ${error?.Message}`), {
      name: error?.Code ?? 'Unsuccessful',
    })
  }
}

/** NAT gateways keep addresses, and endpoints their network interfaces, until they are gone. */
async function waitUntilGone(
  { vpcId, endpoints, nats, isWhole }: { vpcId: string; endpoints: string[]; nats: string[]; isWhole: boolean },
  context: Context,
): Promise<void> {
  const { clock, signal } = context
  if (endpoints.length + nats.length === 0 && !isWhole) return
  await patiently('removal', context, async patience => {
    for (;;) {
      const [otherNats, others] = await Promise.all([
        natsIn(vpcId, context, ['deleted']),
        endpointsIn(vpcId, context, true),
      ])
      const left = [
        ...otherNats.flatMap(each =>
          isOf(each.NatGatewayId, nats, each.State === 'deleting') ? each.NatGatewayId : [],
        ),
        ...others.flatMap(each =>
          isOf(each.VpcEndpointId, endpoints, /^delet/i.test(each.State ?? '')) ? each.VpcEndpointId : [],
        ),
      ]
      if (left.length === 0) return
      if (patience.isOver) throw patience.timedOut(`AWS is still deleting ${left.join(', ')}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })

  // An earlier run may have begun to delete others.
  function isOf(id: string | undefined, ids: readonly string[], isGoing: boolean): boolean {
    return (id !== undefined && ids.includes(id)) || (isWhole && isGoing)
  }
}
