import { allPages } from '../../../aws/pages.ts'
import type { NetworkInterface } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { readable } from '../../diagnosis/readable.ts'
import { patiently } from '../../rollout/phase.ts'

const POLL_MILLISECONDS = 10_000
/** As long as AWS may take to let go of what was in a network: https://github.com/hashicorp/terraform/issues/1303. */
const LEAVING_MILLISECONDS = 1_200_000

/** Of NAT gateways and endpoints, which are parts of the network, or stop its removal later. */
const OF_PARTS = /nat_?gateway|vpc_endpoint/i

/**
 * Waits until nobody is in a VPC, or in these subnets of it, any more. What is there needs its routes, NAT gateways and
 * endpoints: as long as there is something, none of them goes.
 */
export async function vacated(vpcId: string, subnetIds: readonly string[] | 'all', context: Context): Promise<void> {
  const { clock, signal } = context
  const end = clock.now() + LEAVING_MILLISECONDS
  await patiently('removal', context, async patience => {
    for (;;) {
      const all = await interfacesIn(vpcId, context)
      const there = all.filter(({ SubnetId = '' }) => subnetIds === 'all' || subnetIds.includes(SubnetId))
      if (there.length === 0) return
      if (patience.isOver || clock.now() >= end) throw inUse(vpcId, there.map(wordsOf))
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

/** Deletes a VPC that has nothing of ours any more. Where others have things in it, the error says which. */
export async function removeVpc(vpcId: string, context: Context): Promise<void> {
  const { aws } = context
  await unlessRefused(aws.ec2('DeleteVpc', { VpcId: vpcId }), 'InvalidVpcID.NotFound').catch(async error => {
    throw error instanceof Error && error.name === 'DependencyViolation' ? await refused(vpcId, error, context) : error
  })
}

async function interfacesIn(vpcId: string, { aws }: Context): Promise<NetworkInterface[]> {
  const all = await allPages(async NextToken => {
    const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
    const page = await aws.ec2('DescribeNetworkInterfaces', { Filters, NextToken })
    return { items: page.NetworkInterfaces, next: page.NextToken }
  })
  return all.filter(({ InterfaceType = '' }) => !OF_PARTS.test(InterfaceType))
}

const wordsOf = ({ NetworkInterfaceId, Description, SubnetId }: NetworkInterface): string =>
  `network interface ${NetworkInterfaceId} (${Description}) is in it, in ${SubnetId}`

async function refused(vpcId: string, error: Error, { aws }: Context): Promise<DiagnosedError> {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
  const [interfaces, subnets, groups] = await Promise.all([
    readable('network interfaces', () => aws.ec2('DescribeNetworkInterfaces', { Filters })),
    readable('subnets', () => aws.ec2('DescribeSubnets', { Filters })),
    readable('security groups', () => aws.ec2('DescribeSecurityGroups', { Filters })),
  ])
  const evidence = [
    `${error.name}: ${error.message}`,
    ...(interfaces.value?.NetworkInterfaces ?? []).map(wordsOf),
    ...(subnets.value?.Subnets ?? []).map(each => `subnet ${each.SubnetId} (${each.CidrBlock}) is in it`),
    ...(groups.value?.SecurityGroups ?? [])
      .filter(({ GroupName }) => GroupName !== 'default')
      .map(each => `security group ${each.GroupId} (${each.GroupName}) is in it`),
    ...[interfaces, subnets, groups].flatMap(each => each.evidence),
  ]
  return inUse(vpcId, evidence, error)
}

function inUse(vpcId: string, evidence: readonly string[], error?: Error): DiagnosedError {
  const cause = `VPC ${vpcId} is still in use`
  const fix =
    'Remove what others have put into it, and peering connections, virtual gateways and other route tables. Then run the program again.'
  return new DiagnosedError(cause, [{ code: 'network.in-use', cause, evidence, fix }], 'failed', error)
}
