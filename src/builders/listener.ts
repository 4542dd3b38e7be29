import { call, taken } from './calls.ts'
import { routeTo } from './existing-load-balancer.ts'
import { kind } from './kinds.ts'
import type { RouteBuilder } from './route.ts'

const ARN = /:listener\/(app\/[^/]+\/[^/]+)\/[^/]+$/
const TO_LISTENER = call(
  kind('the ARN of a listener of an Application Load Balancer', value => typeof value === 'string' && ARN.test(value)),
)

/** Listeners. Those of load balancers of the stack are made with them. */
export const listener: {
  /**
   * A listener of an Application Load Balancer that exists, by its ARN: looked up, never created, changed or deleted. It is
   * the route of all its requests.
   *
   * @example
   * listener.existing('arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2').host('shop.example.com')
   */
  existing(arn: string): RouteBuilder<true, true>
} = {
  existing(arn) {
    taken('listener.existing()', TO_LISTENER, [arn], listener.existing)
    return routeTo(arn.replace(ARN, ':loadbalancer/$1'), { arn })
  },
}
