import { deploy, loadBalancer, network, type Stack, stack } from '../../src/index.ts'
import type { Scenario } from './scenarios.ts'

/** Those that the account has, by name. */
export const WEB_ACLS = {
  shop: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/fb54f3c5-992b-96d0-01bb-16e8e92d968d',
  strict: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/strict/2133fd71-7402-a796-6ee8-8d06f9e0b792',
} as const

interface Protection {
  readonly webAcl?: keyof typeof WEB_ACLS
  readonly owner?: string
}

function edgeOf({ webAcl, owner = 'a' }: Protection): Stack {
  const edge = loadBalancer('api').network(network.default()).http().tags({ owner })
  return stack('shop').add(webAcl ? edge.webAcl(WEB_ACLS[webAcl]) : edge)
}

/** What protects a load balancer is put there, replaced or taken away. */
function protection(to: Protection, from: Protection | undefined): Scenario {
  return {
    prepare: async simulator => {
      if (from) await deploy(edgeOf(from), simulator.options())
    },
    verb: 'deploy',
    stack: edgeOf(to),
    ...(from && { from: edgeOf(from) }),
    other: edgeOf({ ...to, owner: 'other' }),
  }
}

export const PROTECTED: Readonly<Record<string, Scenario>> = {
  'create a protected load balancer': protection({ webAcl: 'shop' }, undefined),
  'a web ACL': protection({ webAcl: 'shop' }, {}),
  'another web ACL': protection({ webAcl: 'strict' }, { webAcl: 'shop' }),
  'no web ACL': protection({}, { webAcl: 'shop' }),
  'destroy a protected load balancer': { ...protection({ webAcl: 'shop' }, { webAcl: 'shop' }), verb: 'destroy' },
}
