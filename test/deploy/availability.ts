import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Simulator } from '../../src/simulator/index.ts'

interface Elbv2 {
  LoadBalancers?: { LoadBalancerArn: string }[]
  Listeners?: { ListenerArn: string }[]
  Rules?: {
    IsDefault: boolean
    Conditions?: unknown
    Actions?: {
      TargetGroupArn?: string
      ForwardConfig?: { TargetGroups?: { TargetGroupArn: string; Weight: number }[] }
    }[]
  }[]
  TargetHealthDescriptions?: { TargetHealth?: { State?: string } }[]
}

/** Does something and looks every second of virtual time whether each rule has a healthy target. Gives the moments without. */
export async function outages(simulator: Simulator, work: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  let working = true
  const done = work().finally(() => {
    working = false
  })
  const watch = async (): Promise<void> => {
    while (working) {
      found.push(...(await silentRules(simulator)))
      await simulator.clock.sleep(1000)
    }
  }
  await Promise.all([done, watch()])
  return found
}

async function silentRules(simulator: Simulator): Promise<string[]> {
  const ask = async (command: object): Promise<Elbv2> => (await simulator.clients.elbv2.send(command)) as Elbv2
  const silent: string[] = []
  for (const { LoadBalancerArn } of (await ask(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? []) {
    for (const { ListenerArn } of (await ask(new DescribeListenersCommand({ LoadBalancerArn }))).Listeners ?? []) {
      for (const rule of (await ask(new DescribeRulesCommand({ ListenerArn }))).Rules ?? []) {
        const [action] = rule.Actions ?? []
        const groups =
          action?.ForwardConfig?.TargetGroups ??
          (action?.TargetGroupArn ? [{ TargetGroupArn: action.TargetGroupArn, Weight: 1 }] : [])
        for (const { TargetGroupArn, Weight } of groups) {
          if (Weight === 0) continue
          const health = await ask(new DescribeTargetHealthCommand({ TargetGroupArn }))
          const states = (health.TargetHealthDescriptions ?? []).map(({ TargetHealth }) => TargetHealth?.State)
          if (!states.includes('healthy')) silent.push(`${simulator.clock.now()} ${TargetGroupArn} ${states}`)
        }
      }
    }
  }
  return silent
}
