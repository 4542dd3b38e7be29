import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { readable } from '../../diagnosis/readable.ts'

/** Deletes a VPC that has nothing of ours any more. Where others have things in it, the error says which. */
export async function removeVpc(vpcId: string, context: Context): Promise<void> {
  const { aws } = context
  await unlessRefused(aws.ec2('DeleteVpc', { VpcId: vpcId }), 'InvalidVpcID.NotFound').catch(async error => {
    throw error instanceof Error && error.name === 'DependencyViolation' ? await inUse(vpcId, error, context) : error
  })
}

async function inUse(vpcId: string, error: Error, { aws }: Context): Promise<DiagnosedError> {
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
  const [interfaces, subnets, groups] = await Promise.all([
    readable('network interfaces', () => aws.ec2('DescribeNetworkInterfaces', { Filters })),
    readable('subnets', () => aws.ec2('DescribeSubnets', { Filters })),
    readable('security groups', () => aws.ec2('DescribeSecurityGroups', { Filters })),
  ])
  const left = [
    ...(interfaces.value?.NetworkInterfaces ?? []).map(
      each => `network interface ${each.NetworkInterfaceId} (${each.Description}) is in it`,
    ),
    ...(subnets.value?.Subnets ?? []).map(each => `subnet ${each.SubnetId} (${each.CidrBlock}) is in it`),
    ...(groups.value?.SecurityGroups ?? [])
      .filter(({ GroupName }) => GroupName !== 'default')
      .map(each => `security group ${each.GroupId} (${each.GroupName}) is in it`),
  ]
  const cause = `VPC ${vpcId} is still in use`
  return new DiagnosedError(
    cause,
    [
      {
        code: 'network.in-use',
        cause,
        evidence: [
          `${error.name}: ${error.message}`,
          ...left,
          ...[interfaces, subnets, groups].flatMap(({ evidence }) => evidence),
        ],
        fix: 'Remove what others have put into it, and peering connections, virtual gateways and other route tables. Then run the program again.',
      },
    ],
    'failed',
    error,
  )
}
