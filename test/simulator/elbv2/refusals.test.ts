import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { createSimulator } from 'fluent-ecs/simulator'
import { beforeAll, describe, expect, it } from 'vitest'

const DefaultActions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } }]

let elbv2: ElasticLoadBalancingV2Client
let balancer: string
let listener: string
let group: string
const listen = (input: Partial<CreateListenerCommandInput>) =>
  elbv2.send(
    new CreateListenerCommand({ LoadBalancerArn: balancer, Protocol: 'HTTP', Port: 81, DefaultActions, ...input }),
  )

beforeAll(async () => {
  const simulator = createSimulator()
  elbv2 = new ElasticLoadBalancingV2Client(simulator.clientConfig('elbv2'))
  const { Subnets = [] } = await new EC2Client(simulator.clientConfig('ec2')).send(new DescribeSubnetsCommand({}))
  const { LoadBalancers } = await elbv2.send(
    new CreateLoadBalancerCommand({ Name: 'edge', Subnets: Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId) }),
  )
  balancer = LoadBalancers?.[0]?.LoadBalancerArn ?? ''
  listener = (await listen({ Port: 80 })).Listeners?.[0]?.ListenerArn ?? ''
  const { TargetGroups } = await elbv2.send(
    new CreateTargetGroupCommand({ Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: Subnets[0]?.VpcId ?? '' }),
  )
  group = TargetGroups?.[0]?.TargetGroupArn ?? ''
})

const long = 'x'.repeat(129)

describe('a rule', () => {
  it.each<[RuleCondition, string]>([
    [{ Field: 'host-header', Values: [long] }, "The 'host-header' value is too long; the limit is '128'"],
    [
      { Field: 'path-pattern', Values: ['/a', '/b'] },
      "The 'path-pattern' field contains too many values; the limit is '1'",
    ],
    [{ Field: 'host-header' }, 'A condition value must be specified'],
    [
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x'.repeat(41), Values: ['y'] } },
      "The 'HttpHeaderName' value is too long; the limit is '40'",
    ],
    [
      { Field: 'http-request-method', HttpRequestMethodConfig: { Values: ['get'] } },
      "The 'http-request-method' value is invalid; the allowed characters are A-Z, hyphen and underscore",
    ],
    [{ Field: 'http-request-method' }, "A 'HttpRequestMethodConfig' must be specified with 'http-request-method'"],
    [
      { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'a' }] } },
      "A 'Value' must be specified in 'QueryStringKeyValuePair'",
    ],
    [{ Field: 'source-ip', SourceIpConfig: { Values: [] } }, "A 'source-ip' value must be specified"],
  ])('is refused with the condition %j', async (condition, message) => {
    const rule = { ListenerArn: listener, Priority: 1, Actions: DefaultActions, Conditions: [condition] }
    await expect(elbv2.send(new CreateRuleCommand(rule))).rejects.toMatchObject({ name: 'ValidationError', message })
  })
})

describe('a listener', () => {
  it.each<[string, Partial<CreateListenerCommandInput>, string]>([
    ['a protocol that is not its', { Protocol: 'TCP' }, "Listener protocol 'TCP' must be one of 'HTTP, HTTPS'"],
    ['no port', { Port: undefined }, 'A listener port must be specified'],
    [
      'a target group that is not there',
      { DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn:gone' }] },
      "Target groups 'arn:gone' not found",
    ],
    [
      'a content type that is none',
      { DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200', ContentType: 'json' } }] },
      "The ContentType must be one of:'text/html', 'application/json', 'application/javascript', 'text/css', 'text/plain'",
    ],
  ])('is refused with %s', async (_, input, message) => {
    await expect(listen(input)).rejects.toMatchObject({ message })
  })

  it('is asked for by its ARN or its load balancer', async () => {
    await expect(elbv2.send(new DescribeListenersCommand({}))).rejects.toMatchObject({
      message: 'You must specify either listener ARNs or a load balancer ARN',
    })
  })
})

describe('target groups', () => {
  it.each([
    ['source_ip', "Stickiness type 'source_ip' is not supported for target groups with the HTTP protocol"],
    ['source_ip_dest_ip', "'Stickiness type' must be one of [app_cookie, lb_cookie, source_ip]"],
  ])('do not stick by %s', async (Value, message) => {
    const Attributes = [{ Key: 'stickiness.type', Value }]
    await expect(
      elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: group, Attributes })),
    ).rejects.toMatchObject({ name: 'InvalidConfigurationRequestException', message })
  })

  it('are all told where an empty list is asked for', async () => {
    const { TargetGroups } = await elbv2.send(new DescribeTargetGroupsCommand({ Names: [] }))
    expect(TargetGroups).toHaveLength(1)
  })
})
