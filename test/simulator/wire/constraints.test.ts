import { ApplicationAutoScalingClient, DescribeScalableTargetsCommand } from '@aws-sdk/client-application-auto-scaling'
import { CloudWatchLogsClient, DescribeLogGroupsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr'
import { CreateClusterCommand, ECSClient, ListServicesCommand } from '@aws-sdk/client-ecs'
import { CreateTargetGroupCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { ChangeResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import { sdks } from '../../../src/aws/sdk.ts'
import { SERVICE_NAMES } from '../../../src/aws/service-name.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { services } from '../../../src/simulator/services.ts'
import { constraintsIn } from '../../../src/simulator/wire/constraints.ts'
import { operationShapes, type Shape } from '../../../src/simulator/wire/shape.ts'

const simulator = createSimulator()
const ecs = new ECSClient(simulator.clientConfig('ecs'))
const elbv2 = new ElasticLoadBalancingV2Client(simulator.clientConfig('elbv2'))
const logs = new CloudWatchLogsClient(simulator.clientConfig('cloudWatchLogs'))

// Members newer than the installed SDK, which does not send them.
const NEWER = [
  'AZAffinity',
  'ChangeGuardrail',
  'ClientCertificateIdentityFilter',
  'GatewayConnectorDeregistrationDelay',
  'TrustedExecutionConfiguration',
]

describe('what the model of an API does not allow is refused', () => {
  it('a value that an enum does not have', async () => {
    await expect(ecs.send(new ListServicesCommand({ launchType: 'SOMETHING' as 'EC2' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value 'SOMETHING' at 'launchType' failed to satisfy constraint: Member must satisfy enum value set: [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES]",
    })
    const changes = [{ Action: 'MAKE' as 'CREATE', ResourceRecordSet: { Name: 'a.', Type: 'A' as const } }]
    const route53 = new Route53Client(simulator.clientConfig('route53'))
    await expect(
      route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: 'Z1', ChangeBatch: { Changes: changes } })),
    ).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining("'changeBatch.changes.1.member.action'"),
    })
    const scaling = new ApplicationAutoScalingClient(simulator.clientConfig('applicationAutoScaling'))
    await expect(
      scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'nothing' as 'ecs' })),
    ).rejects.toMatchObject({ name: 'ValidationException' })
    const ecr = new ECRClient(simulator.clientConfig('ecr'))
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'a-b', imageTagMutability: 'x' as 'MUTABLE' })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(/^Invalid parameter at 'imageTagMutability' failed to satisfy constraint: '/),
    })
  })

  it('a number out of range, in words that were recorded', async () => {
    const streams = new FilterLogEventsCommand({ logGroupName: 'a', limit: 10_001 })
    await expect(logs.send(streams)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    })
    await expect(logs.send(new DescribeLogGroupsCommand({ limit: 51 }))).rejects.toThrow(/less than or equal to 50$/)
    const group = { Name: 'a', Protocol: 'HTTP' as const, Port: 0, VpcId: 'vpc-1', HealthyThresholdCount: 1 }
    await expect(elbv2.send(new CreateTargetGroupCommand(group))).rejects.toThrow(
      /^2 validation errors detected: Value '0' at 'port' .* to 1; Value '1' at 'healthyThresholdCount' .* to 2$/,
    )
    const ec2 = new EC2Client(simulator.clientConfig('ec2'))
    await expect(ec2.send(new DescribeSubnetsCommand({ MaxResults: 4 }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    })
  })

  it('text of the wrong form or length, where it stands in a list or a map, too', async () => {
    const iam = new IAMClient(simulator.clientConfig('iam'))
    const role = { RoleName: 'a b', AssumeRolePolicyDocument: '{}' }
    await expect(iam.send(new CreateRoleCommand(role))).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        "1 validation error detected: Value 'a b' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
    })
    const tags = [{ key: 'a' }, { key: 'k'.repeat(129) }]
    await expect(ecs.send(new CreateClusterCommand({ tags }))).rejects.toThrow(
      /at 'tags.2.member.key' .* length less than or equal to 128$/,
    )
  })

  it('and nothing of it is done', () => {
    expect(simulator.isEmpty()).toBe(true)
  })
})

describe('the tables of constraints', () => {
  it.each(SERVICE_NAMES)('name structures that the SDK sends: %s', async service => {
    const names = new Set<string | undefined>(NEWER)
    const visit = (shape: Shape): void => {
      if (shape.isListSchema() || shape.isMapSchema()) visit(shape.getValueSchema())
      if (!shape.isStructSchema() || names.has(shape.getName())) return
      names.add(shape.getName())
      for (const [, member] of shape.structIterator()) visit(member)
    }
    for (const { input } of operationShapes(await sdks[service].load()).values()) visit(input)
    const constrained = [...constraintsIn(services[service].constraints).keys()].map(target => target.split('.')[0])
    expect(constrained.filter(name => !names.has(name))).toEqual([])
  })
})
