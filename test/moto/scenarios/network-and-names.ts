import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2'
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53'
import { network, type Scenario, tags } from './scenario.ts'

export const networkAndNamesScenarios: Readonly<Record<string, Scenario>> = {
  async 'security group'(api, ask) {
    const { ec2 } = api
    const { vpc } = await network(api)
    const Filters = [{ Name: 'group-name', Values: ['web'] }]
    await ask('describe missing', ec2.send(new DescribeSecurityGroupsCommand({ Filters })))
    const group = { GroupName: 'web', Description: 'Tasks of service web', VpcId: vpc }
    const made = await ask(
      'create',
      ec2.send(
        new CreateSecurityGroupCommand({
          ...group,
          TagSpecifications: [{ ResourceType: 'security-group', Tags: tags }],
        }),
      ),
    )
    await ask('create again', ec2.send(new CreateSecurityGroupCommand(group)))
    const GroupId = made?.GroupId
    const rule = new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    })
    await ask('authorize', ec2.send(rule))
    await ask('authorize again', ec2.send(rule))
    await ask('describe', ec2.send(new DescribeSecurityGroupsCommand({ Filters })))
    await ask('delete', ec2.send(new DeleteSecurityGroupCommand({ GroupId })))
    await ask('delete again', ec2.send(new DeleteSecurityGroupCommand({ GroupId })))
  },

  async records({ route53 }, ask) {
    const zone = await ask(
      'create a zone',
      route53.send(new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'one' })),
    )
    const HostedZoneId = zone?.HostedZone?.Id?.replace('/hostedzone/', '') ?? ''
    const change = (Action: 'CREATE' | 'UPSERT' | 'DELETE', Value: string) =>
      route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId,
          ChangeBatch: {
            Changes: [
              {
                Action,
                ResourceRecordSet: { Name: 'www.example.com', Type: 'TXT', TTL: 60, ResourceRecords: [{ Value }] },
              },
            ],
          },
        }),
      )
    await ask('create', change('CREATE', '"one"'))
    await ask('create again', change('CREATE', '"two"'))
    await ask('upsert', change('UPSERT', '"two"'))
    await ask('list', route53.send(new ListResourceRecordSetsCommand({ HostedZoneId })))
    await ask('delete a zone with records', route53.send(new DeleteHostedZoneCommand({ Id: HostedZoneId })))
    await ask('delete another value', change('DELETE', '"three"'))
    await ask('delete', change('DELETE', '"two"'))
    await ask('delete the zone', route53.send(new DeleteHostedZoneCommand({ Id: HostedZoneId })))
  },
}
