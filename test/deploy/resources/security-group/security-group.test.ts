import { describe, expect, it } from 'vitest'
import { securityGroup } from '../../../../src/deploy/resources/security-group/security-group.ts'
import { securityGroupModel } from '../models.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const refs = refsTo({ network: { vpcId: 'vpc-1' }, 'security-group': { groupId: 'sg-lb' } })
const tags = (id: string) => [
  { Key: 'fluent-ecs:stack', Value: 'shop' },
  { Key: 'fluent-ecs:id', Value: id },
]

describe('security group', () => {
  const { context } = scripted({})
  const desired = securityGroup.desired(securityGroupModel, refs, context)

  it('wants its rules by what they let in', () => {
    const app = {
      ...securityGroupModel,
      ingress: [
        { fromPort: 3000, toPort: 3000, source: { securityGroup: securityGroupModel }, description: 'From edge' },
      ],
    }
    expect(securityGroup.desired(app, refs, context).ingress).toEqual({ 'tcp 3000 from sg-lb': 'From edge' })
    expect(desired).toMatchObject({ groupName: 'shop-edge', vpcId: 'vpc-1', tags: { owner: 'us' } })
  })

  it('takes the group that its own earlier attempt made, and adds only the rules that are missing', async () => {
    let attempts = 0
    const group = {
      GroupId: 'sg-1',
      GroupName: desired.groupName,
      Tags: tags('security-group/edge'),
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    }
    const again = scripted({
      'ec2 CreateSecurityGroup': refusing('InvalidGroup.Duplicate'),
      'ec2 DescribeSecurityGroups': () => ({ SecurityGroups: [group] }),
      'ec2 AuthorizeSecurityGroupIngress': () => (attempts++ === 0 ? refusing('InvalidPermission.Duplicate')() : {}),
    })
    expect(await securityGroup.create(desired, securityGroupModel, again.context)).toEqual({ groupId: 'sg-1' })
    expect(again.calls.at(-1)?.input).toEqual({
      GroupId: 'sg-1',
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Ipv6Ranges: [{ CidrIpv6: '::/0', Description: 'HTTPS' }] },
      ],
    })
  })

  it("does not take another stack's group of its name", async () => {
    const foreign = scripted({
      'ec2 CreateSecurityGroup': refusing('InvalidGroup.Duplicate'),
      'ec2 DescribeSecurityGroups': () => ({ SecurityGroups: [{ GroupId: 'sg-1', Tags: tags('security-group/x') }] }),
    })
    await expect(securityGroup.create(desired, securityGroupModel, foreign.context)).rejects.toThrow(
      'InvalidGroup.Duplicate',
    )
  })

  it('lets in what is new at once, and shuts out what is old when its users are gone', async () => {
    const { context: updating, calls } = scripted({
      'ec2 AuthorizeSecurityGroupIngress': () => ({}),
      'ec2 UpdateSecurityGroupRuleDescriptionsIngress': () => ({}),
      'ec2 RevokeSecurityGroupIngress': refusing('InvalidPermission.NotFound'),
    })
    const live = {
      outputs: { groupId: 'sg-1' },
      owner: undefined,
      props: { ...desired, ingress: { 'tcp 443 from 0.0.0.0/0': 'old words', 'tcp 22 from 0.0.0.0/0': '' } },
    }
    await securityGroup.update(desired, live, new Set(['ingress']), securityGroupModel, updating)
    expect(calls.map(({ call, input }) => [call, (input.IpPermissions as object[]).length])).toEqual([
      ['ec2 AuthorizeSecurityGroupIngress', 1],
      ['ec2 UpdateSecurityGroupRuleDescriptionsIngress', 1],
    ])
    await securityGroup.retire?.(desired, live, updating, securityGroupModel)?.()
    expect(calls.at(-1)?.call).toBe('ec2 RevokeSecurityGroupIngress')
  })
})
