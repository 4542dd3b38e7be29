import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  type DeploymentConfiguration,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Account, account, RECORDED } from './account.ts'

export interface BlueGreen extends Account {
  readonly elbv2: ElasticLoadBalancingV2Client
  readonly blue: string
  readonly green: string
  /** The weights of the production and the test rule, blue and green. */
  weights(): Promise<{ production: (number | undefined)[]; test: (number | undefined)[] }>
  /** Sets the weights of the production rule by hand, and gives them. */
  setProduction(weights: { readonly blue: number; readonly green: number }): Promise<number[]>
  healthy(targetGroup: string): Promise<number>
  /** Registers the image and starts a deployment of it. */
  update(image: string): Promise<void>
  deployment(): Promise<ServiceDeployment>
  /** Lets virtual time pass until the newest service deployment is as wanted. */
  until(wanted: (deployment: ServiceDeployment) => boolean): Promise<ServiceDeployment>
}

/** The service `web` behind a production and a test rule; its first deployment is done. */
export async function blueGreen(deploymentConfiguration: DeploymentConfiguration): Promise<BlueGreen> {
  const prod = await account()
  const elbv2 = new ElasticLoadBalancingV2Client(prod.simulator.clientConfig('elbv2'))
  const { Subnets = [] } = await new EC2Client(prod.simulator.clientConfig('ec2')).send(new DescribeSubnetsCommand({}))
  const group = async (Name: string) => {
    const { TargetGroups } = await elbv2.send(
      new CreateTargetGroupCommand({
        Name,
        Protocol: 'HTTP',
        Port: 3000,
        TargetType: 'ip',
        VpcId: Subnets[0]?.VpcId,
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
      }),
    )
    return TargetGroups?.[0]?.TargetGroupArn ?? ''
  }
  const [blue, green] = [await group('blue'), await group('green')]
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: 'web', Subnets: prod.subnets }))
  const { Listeners } = await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  )
  const rule = async (Priority: number, path: string) => {
    const TargetGroups = [
      { TargetGroupArn: blue, Weight: 100 },
      { TargetGroupArn: green, Weight: 0 },
    ]
    const { Rules } = await elbv2.send(
      new CreateRuleCommand({
        ListenerArn: Listeners?.[0]?.ListenerArn,
        Priority,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [path] } }],
        Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
      }),
    )
    return Rules?.[0]?.RuleArn ?? ''
  }
  const [testListenerRule, productionListenerRule] = [await rule(1, '/test'), await rule(2, '/*')]
  const advancedConfiguration = {
    alternateTargetGroupArn: green,
    productionListenerRule,
    testListenerRule,
    roleArn: 'arn:aws:iam::123456789012:role/infrastructure',
  }
  const weightsOf = async (arn: string) => {
    const { Rules } = await elbv2.send(new DescribeRulesCommand({ RuleArns: [arn] }))
    const tuples = Rules?.[0]?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
    return [blue, green].map(each => tuples.find(({ TargetGroupArn }) => TargetGroupArn === each)?.Weight)
  }
  const deployment = async () => {
    const { serviceDeployments: [newest] = [] } = await prod.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' }),
    )
    const { serviceDeployments: [found] = [] } = await prod.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [newest?.serviceDeploymentArn ?? ''] }),
    )
    return found ?? {}
  }
  const until = async (wanted: (deployment: ServiceDeployment) => boolean) => {
    for (let polls = 0; polls < 4000; polls += 1) {
      const now = await deployment()
      if (wanted(now)) return now
      // Stages last a moment, waits for an answer many minutes.
      await prod.simulator.advance(polls < 180 ? 1000 : 5000)
    }
    throw new Error(`The deployment stays as it is: ${JSON.stringify(await deployment())}`)
  }
  await prod.create({
    loadBalancers: [{ targetGroupArn: blue, containerName: 'app', containerPort: 3000, advancedConfiguration }],
    deploymentConfiguration: { bakeTimeInMinutes: 1, ...deploymentConfiguration },
  })
  await until(({ status }) => status === 'SUCCESSFUL')
  return {
    ...prod,
    elbv2,
    blue,
    green,
    deployment,
    until,
    weights: async () => ({
      production: await weightsOf(productionListenerRule),
      test: await weightsOf(testListenerRule),
    }),
    async setProduction(by) {
      const TargetGroups = [
        { TargetGroupArn: blue, Weight: by.blue },
        { TargetGroupArn: green, Weight: by.green },
      ]
      const Actions = [{ Type: 'forward' as const, ForwardConfig: { TargetGroups } }]
      await elbv2.send(new ModifyRuleCommand({ RuleArn: productionListenerRule, Actions }))
      return [by.blue, by.green]
    },
    async healthy(TargetGroupArn) {
      const { TargetHealthDescriptions = [] } = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }))
      return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length
    },
    async update(image) {
      const taskDefinition = await prod.register({
        containerDefinitions: [{ name: 'app', image, portMappings: [{ containerPort: 3000 }] }],
      })
      await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition }))
      await prod.simulator.advance(RECORDED)
    },
  }
}
