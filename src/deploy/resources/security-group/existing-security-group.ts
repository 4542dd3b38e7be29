import type { SecurityGroup } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { ExistingGroup, SecurityGroupModel } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import type { Refs } from '../handler.ts'

/** A group that is looked up: by its id, or by its name or tags, in its network where that is said. */
export async function existingSecurityGroup(
  model: SecurityGroupModel,
  by: ExistingGroup,
  refs: Refs,
  context: Context,
): Promise<SecurityGroup> {
  const vpcId = model.network && refs(model.network).vpcId
  const found = await find(by, vpcId, context)
  const where = vpcId === undefined ? `in ${context.region}` : `in ${vpcId}`
  const [group, ...others] = found
  if (!group) {
    throw missing(
      model,
      `There is no security group ${wordsOf(by)} ${where}`,
      'Correct it, or let this stack make one:',
    )
  }
  if (others.length > 0) {
    const ids = found.map(({ GroupId = '', VpcId }) => `${GroupId} (${VpcId})`).join(', ')
    throw missing(model, `There are ${found.length} security groups ${wordsOf(by)} ${where}: ${ids}`, 'Say which one:')
  }
  const { GroupId = '', VpcId = '' } = group
  if (vpcId !== undefined && VpcId !== vpcId) {
    const message = `Security group ${GroupId} is in ${VpcId}, not in ${vpcId}`
    throw missing(model, message, `A service takes security groups of its own VPC only. Give one of ${vpcId}:`)
  }
  return group
}

async function find(by: ExistingGroup, vpcId: string | undefined, { aws }: Context): Promise<SecurityGroup[]> {
  if ('groupId' in by) {
    const call = aws.ec2('DescribeSecurityGroups', { GroupIds: [by.groupId] })
    return (await unlessRefused(call, 'InvalidGroup.NotFound', 'InvalidGroupId.Malformed'))?.SecurityGroups ?? []
  }
  const filters =
    'name' in by
      ? [{ Name: 'group-name', Values: [by.name] }]
      : Object.entries(by.tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] }))
  const inVpc = vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }]
  return (await aws.ec2('DescribeSecurityGroups', { Filters: [...filters, ...inVpc] })).SecurityGroups ?? []
}

function wordsOf(by: ExistingGroup): string {
  if ('groupId' in by) return by.groupId
  if ('name' in by) return `named "${by.name}"`
  return `with the tags ${Object.entries(by.tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')}`
}

function missing({ id }: SecurityGroupModel, message: string, advice: string): PlanError {
  const example =
    "securityGroup.existing('sg-…'), securityGroup.existing({ name: '…', network }) or securityGroup('…').network(…)"
  return new PlanError('security-group.missing', {
    resource: `security group ${id}`,
    message,
    fix: `${advice} ${example}`,
  })
}
