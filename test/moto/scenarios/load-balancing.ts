import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteLoadBalancerCommand,
  DeleteTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { network, type Scenario, tags } from './scenario.ts'

export const loadBalancingScenarios: Readonly<Record<string, Scenario>> = {
  async 'load balancer'(api, ask) {
    const { elbv2 } = api
    const { vpc, subnets } = await network(api)
    await ask('describe missing', elbv2.send(new DescribeLoadBalancersCommand({ Names: ['edge'] })))
    await ask('describe a missing target group', elbv2.send(new DescribeTargetGroupsCommand({ Names: ['web'] })))
    const groups = await ask(
      'create a target group',
      elbv2.send(
        new CreateTargetGroupCommand({
          ...{ Name: 'web', VpcId: vpc, Protocol: 'HTTP', Port: 80, TargetType: 'ip', HealthCheckPath: '/health' },
          Tags: tags,
        }),
      ),
    )
    const TargetGroupArn = groups?.TargetGroups?.[0]?.TargetGroupArn ?? ''
    await ask(
      'attributes of the target group',
      elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn })),
    )
    await ask(
      'modify the target group',
      elbv2.send(new ModifyTargetGroupCommand({ TargetGroupArn, HealthCheckIntervalSeconds: 10 })),
    )
    const made = await ask(
      'create',
      elbv2.send(
        new CreateLoadBalancerCommand({ Name: 'edge', Subnets: subnets, Scheme: 'internet-facing', Tags: tags }),
      ),
    )
    const LoadBalancerArn = made?.LoadBalancers?.[0]?.LoadBalancerArn ?? ''
    await ask('describe tags', elbv2.send(new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn] })))
    const listeners = await ask(
      'create a listener',
      elbv2.send(
        new CreateListenerCommand({
          ...{ LoadBalancerArn, Protocol: 'HTTP', Port: 80 },
          DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
        }),
      ),
    )
    const ListenerArn = listeners?.Listeners?.[0]?.ListenerArn ?? ''
    await ask('describe listeners', elbv2.send(new DescribeListenersCommand({ LoadBalancerArn })))
    const rule = (Priority: number) =>
      elbv2.send(
        new CreateRuleCommand({
          ...{ ListenerArn, Priority },
          Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
          Actions: [{ Type: 'forward', TargetGroupArn }],
        }),
      )
    await ask('create a rule', rule(10))
    await ask('create a rule with the same priority', rule(10))
    await ask('describe rules', elbv2.send(new DescribeRulesCommand({ ListenerArn })))
    await ask('delete a target group in use', elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn })))
    await ask('delete the listener', elbv2.send(new DeleteListenerCommand({ ListenerArn })))
    await ask('delete the listener again', elbv2.send(new DeleteListenerCommand({ ListenerArn })))
    await ask('delete the target group', elbv2.send(new DeleteTargetGroupCommand({ TargetGroupArn })))
    await ask('delete', elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })))
  },
}
