import { AuthorizeSecurityGroupIngressCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateServiceCommand, ECSClient } from '@aws-sdk/client-ecs'
import {
  CreateListenerCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  TargetGroupNotFoundException,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
} from '@aws-sdk/client-route-53'
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  TagResourceCommand,
} from '@aws-sdk/client-scheduler'
import { describe, expect, it } from 'vitest'
import type { ServiceName } from '../../../src/aws/service-name.ts'
import { AwsError } from '../../../src/simulator/operation.ts'
import { Endpoint, type Received } from '../../../src/simulator/wire/endpoint.ts'
import type { HttpRequest } from '../../../src/simulator/wire/message.ts'

function serve(service: ServiceName, answer: () => unknown) {
  const seen: (Received & { full: unknown })[] = []
  const endpoint = new Endpoint(service, async (received, input, check) => {
    seen.push({ ...received, full: input })
    check()
    return answer()
  })
  const config = {
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async (request: HttpRequest) => ({ response: await endpoint.handle(request) }),
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  }
  return { seen, config }
}

const refuse = (error: AwsError) => () => {
  throw error
}

describe('awsJson', () => {
  const input = {
    cluster: 'prod',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 2,
    enableExecuteCommand: true,
    tags: [{ key: 'a', value: 'b' }],
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } },
  }

  it('carries the input and the output both ways', async () => {
    const createdAt = new Date('2026-02-03T04:05:06.789Z')
    const { seen, config } = serve('ecs', () => ({ service: { serviceName: 'web', desiredCount: 2, createdAt } }))
    const { service } = await new ECSClient(config).send(new CreateServiceCommand(input))
    expect(seen[0]).toMatchObject({ service: 'ecs', operation: 'CreateService', full: input })
    expect(service).toMatchObject({ serviceName: 'web', desiredCount: 2, createdAt })
  })

  it('refuses a request without a required member', async () => {
    const { config } = serve('ecs', () => ({}))
    const { serviceName: _, ...rest } = input
    await expect(new ECSClient(config).send(new CreateServiceCommand(rest as typeof input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'ServiceName cannot be null.',
    })
  })

  it('refuses a member of the wrong type', async () => {
    const { config } = serve('ecs', () => ({}))
    await expect(
      new ECSClient(config).send(new CreateServiceCommand({ ...input, desiredCount: '2' as never })),
    ).rejects.toMatchObject({
      name: 'SerializationException',
      message: 'STRING_VALUE can not be converted to a Number',
    })
  })

  it('keeps what the API calls sensitive out of the record', async () => {
    const { seen, config } = serve('iam', () => ({ LoginProfile: { UserName: 'u', CreateDate: new Date(0) } }))
    const { CreateLoginProfileCommand } = await import('@aws-sdk/client-iam')
    await new IAMClient(config).send(new CreateLoginProfileCommand({ UserName: 'u', Password: 'p4ss' }))
    expect(seen[0]?.input).toEqual({ UserName: 'u', Password: '(sensitive)' })
  })
})

describe('awsQuery', () => {
  const input = {
    LoadBalancerArn: 'arn:lb',
    Port: 443,
    Protocol: 'HTTPS' as const,
    DefaultActions: [
      { Type: 'forward' as const, ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'arn:tg', Weight: 1 }] } },
      { Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404', MessageBody: '<&"\'>' } },
    ],
    Tags: [{ Key: 'k', Value: 'v' }],
  }

  it('carries nested lists and text that XML must escape both ways', async () => {
    const { DefaultActions, LoadBalancerArn } = input
    const { seen, config } = serve('elbv2', () => ({
      Listeners: [{ ListenerArn: '<&"\'>', LoadBalancerArn, Port: 443, DefaultActions }],
    }))
    const { Listeners } = await new ElasticLoadBalancingV2Client(config).send(new CreateListenerCommand(input))
    expect(seen[0]?.full).toEqual(input)
    expect(Listeners?.[0]).toEqual({ ListenerArn: '<&"\'>', LoadBalancerArn, Port: 443, DefaultActions })
  })

  it('answers with the error class of the SDK', async () => {
    const { config } = serve(
      'elbv2',
      refuse(new AwsError('TargetGroupNotFound', 'One or more target groups not found')),
    )
    const sent = new ElasticLoadBalancingV2Client(config).send(
      new ModifyTargetGroupAttributesCommand({ TargetGroupArn: 'arn:tg', Attributes: [{ Key: 'k', Value: 'v' }] }),
    )
    await expect(sent).rejects.toBeInstanceOf(TargetGroupNotFoundException)
    await expect(sent).rejects.toMatchObject({ message: 'One or more target groups not found' })
  })

  it('keeps empty strings and dates', async () => {
    const CreateDate = new Date('2026-01-02T03:04:05Z')
    const { seen, config } = serve('iam', () => ({
      Role: { Path: '/', RoleName: 'r', RoleId: 'AROA', Arn: 'arn', CreateDate },
    }))
    const input = { RoleName: 'r', AssumeRolePolicyDocument: '{"a": 1}', Description: '' }
    const { Role } = await new IAMClient(config).send(new CreateRoleCommand(input))
    expect(seen[0]?.full).toEqual(input)
    expect(Role?.CreateDate).toEqual(CreateDate)
  })
})

describe('ec2Query', () => {
  it('carries the input and the output both ways', async () => {
    const input = {
      GroupId: 'sg-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 80,
          ToPort: 80,
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          UserIdGroupPairs: [{ GroupId: 'sg-2' }],
        },
      ],
      TagSpecifications: [{ ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'a', Value: 'b' }] }],
    }
    const rule = { SecurityGroupRuleId: 'sgr-1', IsEgress: false, FromPort: 80, Tags: [{ Key: 'a', Value: 'b' }] }
    const { seen, config } = serve('ec2', () => ({ Return: true, SecurityGroupRules: [rule] }))
    const output = await new EC2Client(config).send(new AuthorizeSecurityGroupIngressCommand(input))
    expect(seen[0]?.full).toEqual(input)
    expect(output).toMatchObject({ Return: true, SecurityGroupRules: [rule] })
  })

  it('answers errors by their code', async () => {
    const { seen, config } = serve('ec2', refuse(new AwsError('InvalidSubnetID.NotFound', 'no such subnet')))
    const filters = [{ Name: 'vpc-id', Values: ['vpc-1'] }]
    await expect(
      new EC2Client(config).send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-1'], Filters: filters })),
    ).rejects.toMatchObject({ name: 'InvalidSubnetID.NotFound', message: 'no such subnet' })
    expect(seen[0]?.full).toEqual({ SubnetIds: ['subnet-1'], Filters: filters })
  })
})

describe('restXml', () => {
  const ChangeBatch = {
    Comment: 'c',
    Changes: [
      {
        Action: 'UPSERT' as const,
        ResourceRecordSet: {
          Name: 'shop.example.com.',
          Type: 'A' as const,
          AliasTarget: { HostedZoneId: 'Z2', DNSName: 'edge.', EvaluateTargetHealth: false },
        },
      },
      {
        Action: 'CREATE' as const,
        ResourceRecordSet: { Name: 'a.', Type: 'TXT' as const, TTL: 60, ResourceRecords: [{ Value: '"x & y"' }] },
      },
    ],
  }

  it('carries labels, body and output', async () => {
    const ChangeInfo = { Id: '/change/C1', Status: 'PENDING' as const, SubmittedAt: new Date('2026-01-01T00:00:00Z') }
    const { seen, config } = serve('route53', () => ({ ChangeInfo }))
    const sent = await new Route53Client(config).send(
      new ChangeResourceRecordSetsCommand({ HostedZoneId: 'Z1', ChangeBatch }),
    )
    expect(seen[0]).toMatchObject({
      operation: 'ChangeResourceRecordSets',
      full: { HostedZoneId: 'Z1', ChangeBatch },
    })
    expect(sent.ChangeInfo).toEqual(ChangeInfo)
  })

  it('tells operations with the same path apart and reads the query', async () => {
    const { seen, config } = serve('route53', () => ({ ResourceRecordSets: [], IsTruncated: false, MaxItems: 1 }))
    const client = new Route53Client(config)
    await client.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: 'Z1',
        StartRecordName: 'a.',
        StartRecordType: 'A',
        MaxItems: 1,
      }),
    )
    await client.send(new ListHostedZonesByNameCommand({ DNSName: 'example.com' }))
    expect(seen.map(({ operation, full }) => [operation, full])).toEqual([
      ['ListResourceRecordSets', { HostedZoneId: 'Z1', StartRecordName: 'a.', StartRecordType: 'A', MaxItems: 1 }],
      ['ListHostedZonesByName', { DNSName: 'example.com' }],
    ])
  })

  it('carries the fields of an error', async () => {
    const error = new AwsError('InvalidChangeBatch', 'no', 400, { messages: ['first', 'second'] })
    const { config } = serve('route53', refuse(error))
    await expect(
      new Route53Client(config).send(new ChangeResourceRecordSetsCommand({ HostedZoneId: 'Z1', ChangeBatch })),
    ).rejects.toMatchObject({ name: 'InvalidChangeBatch', messages: ['first', 'second'] })
  })
})

describe('restJson', () => {
  const input = {
    Name: 'nightly',
    GroupName: 'shop-schedules',
    ScheduleExpression: 'rate(1 day)',
    StartDate: new Date('2027-01-01T00:00:00Z'),
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: {
      Arn: 'a',
      RoleArn: 'arn:aws:iam::123456789012:role/a',
      EcsParameters: { TaskDefinitionArn: 'c', TaskCount: 2 },
    },
  }

  it('carries labels, body and output', async () => {
    const { seen, config } = serve('scheduler', () => ({ ScheduleArn: 'arn' }))
    const { ScheduleArn } = await new SchedulerClient(config).send(new CreateScheduleCommand(input))
    expect([ScheduleArn, seen[0]]).toMatchObject(['arn', { operation: 'CreateSchedule', full: input }])
  })

  it('reads the query, a label with slashes, and times', async () => {
    const CreationDate = new Date('2026-02-03T04:05:06.000Z')
    const { seen, config } = serve('scheduler', () => ({ Name: 'nightly', CreationDate }))
    const client = new SchedulerClient(config)
    await client.send(new ListSchedulesCommand({ GroupName: 'shop-schedules', MaxResults: 5 }))
    const tags = {
      ResourceArn: 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/a',
      Tags: [{ Key: 'a', Value: 'b' }],
    }
    await client.send(new TagResourceCommand(tags))
    expect((await client.send(new GetScheduleCommand({ Name: 'nightly' }))).CreationDate).toEqual(CreationDate)
    expect(seen.map(({ operation, full }) => [operation, full])).toEqual([
      ['ListSchedules', { GroupName: 'shop-schedules', MaxResults: 5 }],
      ['TagResource', tags],
      ['GetSchedule', { Name: 'nightly' }],
    ])
  })

  it('names an error so that the SDK makes its class of it', async () => {
    const { config } = serve('scheduler', refuse(new AwsError('ResourceNotFoundException', 'no', 404)))
    const call = new SchedulerClient(config).send(new GetScheduleCommand({ Name: 'nightly' }))
    await expect(call).rejects.toThrow(ResourceNotFoundException)
    await expect(call).rejects.toMatchObject({ message: 'no' })
  })
})
