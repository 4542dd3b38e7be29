import type { account } from '../simulator/support.ts'

type Account = Pick<ReturnType<typeof account>, 'aws'>

/** The listeners of the load balancer that is there. */
export async function listenersIn({ aws }: Account) {
  const { LoadBalancers: [balancer] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  const { Listeners = [] } = await aws.elbv2('DescribeListeners', { LoadBalancerArn: balancer?.LoadBalancerArn })
  return Listeners
}

/** The rules of its first listener in the order in which they are tried, without the default one. */
export async function liveRules(there: Account) {
  const [first] = await listenersIn(there)
  const { Rules = [] } = await there.aws.elbv2('DescribeRules', { ListenerArn: first?.ListenerArn })
  return Rules.filter(({ IsDefault }) => !IsDefault)
}
