import type { Aws } from '../../../aws/clients.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { readable } from '../../diagnosis/readable.ts'

const IN_USE = /^(DependencyViolation|InvalidGroup\.InUse)$/

/** The error with which a security group could not be deleted; where something uses it, with what that is. */
export async function stillUsed(groupId: string, error: unknown, aws: Aws): Promise<unknown> {
  if (!(error instanceof Error && IN_USE.test(error.name))) return error
  const [interfaces, groups] = await Promise.all([
    readable('network interfaces', () =>
      aws.ec2('DescribeNetworkInterfaces', { Filters: [{ Name: 'group-id', Values: [groupId] }] }),
    ),
    readable('security groups', () =>
      aws.ec2('DescribeSecurityGroups', { Filters: [{ Name: 'ip-permission.group-id', Values: [groupId] }] }),
    ),
  ])
  const users = [
    ...(interfaces.value?.NetworkInterfaces ?? []).map(
      ({ NetworkInterfaceId, Status, Description }) =>
        `network interface ${NetworkInterfaceId} (${Status}${Description ? `, ${Description}` : ''}) has it`,
    ),
    ...(groups.value?.SecurityGroups ?? [])
      .filter(({ GroupId }) => GroupId !== groupId)
      .map(({ GroupId, GroupName }) => `security group ${GroupId} (${GroupName}) refers to it`),
  ]
  const cause = `Security group ${groupId} is still in use`
  return new DiagnosedError(
    cause,
    [
      {
        code: 'security-group.in-use',
        cause,
        evidence: [`${error.name}: ${error.message}`, ...users, ...interfaces.evidence, ...groups.evidence],
        fix: 'Remove what uses it, or wait until AWS has: the interfaces of a deleted load balancer can stay for minutes. Then run the program again.',
      },
    ],
    'failed',
    error,
  )
}
