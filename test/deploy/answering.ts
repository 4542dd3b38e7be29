import {
  DescribeListenersCommand,
  type DescribeListenersOutput,
  DescribeLoadBalancersCommand,
  type DescribeLoadBalancersOutput,
  DescribeRulesCommand,
  type DescribeRulesOutput,
  DescribeTargetHealthCommand,
  type DescribeTargetHealthOutput,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Simulator } from '../../src/simulator/index.ts'

/** Who answers a request: names of target groups; `503` where they have no healthy target, `404` where no rule matches. */
export async function answering(simulator: Simulator, host: string, path: string): Promise<string> {
  const { elbv2 } = simulator.clients
  const { LoadBalancers = [] } = (await elbv2.send(new DescribeLoadBalancersCommand({}))) as DescribeLoadBalancersOutput
  for (const { LoadBalancerArn } of LoadBalancers) {
    const { Listeners = [] } = (await elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn }),
    )) as DescribeListenersOutput
    for (const { ListenerArn } of Listeners) {
      const { Rules = [] } = (await elbv2.send(new DescribeRulesCommand({ ListenerArn }))) as DescribeRulesOutput
      const first = Rules.filter(rule => !rule.IsDefault && matches(rule, host, path)).sort(
        (one, other) => Number(one.Priority) - Number(other.Priority),
      )[0]
      if (first) return groupsOf(first, simulator)
    }
  }
  return '404'
}

async function groupsOf({ Actions = [] }: Rule, { clients }: Simulator): Promise<string> {
  const groups = Actions.flatMap(
    ({ ForwardConfig, TargetGroupArn }) => ForwardConfig?.TargetGroups ?? [{ TargetGroupArn, Weight: 1 }],
  ).filter(({ Weight }) => Weight !== 0)
  const names = await Promise.all(
    groups.map(async ({ TargetGroupArn = '' }) => {
      const { TargetHealthDescriptions = [] } = (await clients.elbv2.send(
        new DescribeTargetHealthCommand({ TargetGroupArn }),
      )) as DescribeTargetHealthOutput
      const healthy = TargetHealthDescriptions.some(({ TargetHealth }) => TargetHealth?.State === 'healthy')
      return healthy ? TargetGroupArn.split('/')[1]?.replace(/-[0-9a-f]{8}$/, '') : '503'
    }),
  )
  return [...new Set(names)].sort().join(', ')
}

function matches({ Conditions = [] }: Rule, host: string, path: string): boolean {
  return Conditions.every(({ Field, Values = [], HostHeaderConfig, PathPatternConfig }) => {
    const values = HostHeaderConfig?.Values ?? PathPatternConfig?.Values ?? Values
    return values.some(pattern => globOf(pattern).test(Field === 'host-header' ? host : path))
  })
}

const globOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+$()[\]{}|^\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  )

/** Does something, and asks every second of virtual time who answers. Gives the answers, each change once. */
export async function answersDuring(
  simulator: Simulator,
  [host, path]: readonly [string, string],
  work: () => Promise<unknown>,
): Promise<string[]> {
  const answers: string[] = []
  let working = true
  const watch = async (): Promise<void> => {
    while (working) {
      const answer = await answering(simulator, host, path)
      if (answers.at(-1) !== answer) answers.push(answer)
      await simulator.clock.sleep(1000)
    }
  }
  const done = work().finally(() => {
    working = false
  })
  await Promise.all([done, watch()])
  const last = await answering(simulator, host, path)
  return answers.at(-1) === last ? answers : [...answers, last]
}
