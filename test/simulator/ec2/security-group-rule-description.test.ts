import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2'
import { expect, it } from 'vitest'
import { createSimulator } from '../../../src/simulator/index.ts'

const http = (Description: string, port = 80) => [
  { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '0.0.0.0/0', Description }] },
]

it('describes rules anew, found by what they allow', async () => {
  const client = new EC2Client(createSimulator().clientConfig('ec2'))
  const { GroupId } = await client.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web' }))
  await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: http('old') }))
  await client.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId, IpPermissions: http('new') }))
  const { SecurityGroups: [group] = [] } = await client.send(
    new DescribeSecurityGroupsCommand({ GroupIds: [`${GroupId}`] }),
  )
  expect(group?.IpPermissions).toMatchObject(http('new'))
  await expect(
    client.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId, IpPermissions: http('new', 81) })),
  ).rejects.toMatchObject({ name: 'InvalidPermission.NotFound' })
})
