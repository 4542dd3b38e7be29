import { allPages } from '../../aws/pages.ts'
import type { Model } from '../../model/index.ts'
import type { LoadBalancerModel } from '../../model/load-balancer.ts'
import type { Context } from '../context.ts'
import { keyOf, nameOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { readListeners, readRules } from '../resources/listener/listeners.ts'
import type { Outlook } from './outlook.ts'
import { tellQuota } from './tell-quota.ts'

/** What a deploy makes under one limit, and how much of it is there. */
interface Counted {
  /** As DescribeAccountLimits names it. */
  readonly limit: string
  /** The error of the call that would be refused. */
  readonly error: string
  readonly what: string
  readonly made: readonly Model[]
  there(): Promise<number>
}

/**
 * Whether there is room for the load balancers and target groups of the deploy, and for the listeners and rules of each load
 * balancer. Certificates and targets are not counted: those come and go with tasks and with what others add.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeAccountLimits.html
 */
export async function lookAtLoadBalancing(planned: PlannedGraph, outlook: Outlook, context: Context): Promise<void> {
  const all = [...inRegion(planned, context), ...perLoadBalancer(planned, context)].filter(
    ({ made }) => made.length > 0,
  )
  if (all.length === 0) return
  const limits = await outlook.look('quotas of load balancing', () => limitsOf(context))
  for (const { limit, error, what, made, there } of limits ? all : []) {
    const quota = limits?.get(limit)
    const [first] = made
    if (quota === undefined || !first) continue
    const present = await outlook.look(what, there)
    if (present === undefined || present + made.length <= quota) continue
    const words = `${error}: The maximum number of ${what} is '${quota}'`
    tellQuota(words, first, `${present} of ${quota} ${what}, and ${made.length} to be made`, outlook)
  }
}

async function limitsOf({ aws }: Context): Promise<ReadonlyMap<string, number>> {
  const limits = await allPages(async Marker => {
    const page = await aws.elbv2('DescribeAccountLimits', Marker === undefined ? {} : { Marker })
    return { items: page.Limits, next: page.NextMarker }
  })
  return new Map(limits.map(({ Name = '', Max }) => [Name, Number(Max)]))
}

/** What is more than before: what is replaced goes before it is made anew. */
const madeIn = (planned: PlannedGraph): readonly Model[] =>
  [...planned.values()].flatMap(({ node, action }) => (action === 'create' ? [node.model] : []))

function inRegion(planned: PlannedGraph, { aws }: Context): readonly Counted[] {
  const made = madeIn(planned)
  const balancers = made.flatMap(model => (model.kind === 'load-balancer' ? [model] : []))
  const there = async (type: string): Promise<number> => {
    const all = await allPages(async Marker => {
      const page = await aws.elbv2('DescribeLoadBalancers', Marker === undefined ? {} : { Marker })
      return { items: page.LoadBalancers, next: page.NextMarker }
    })
    return all.filter(({ Type }) => Type === type).length
  }
  const groups = async (): Promise<number> => {
    const all = await allPages(async Marker => {
      const page = await aws.elbv2('DescribeTargetGroups', Marker === undefined ? {} : { Marker })
      return { items: page.TargetGroups, next: page.NextMarker }
    })
    return all.length
  }
  return [
    {
      limit: 'target-groups',
      error: 'TooManyTargetGroups',
      what: 'target groups',
      made: made.filter(({ kind }) => kind === 'target-group'),
      there: groups,
    },
    {
      limit: 'application-load-balancers',
      error: 'TooManyLoadBalancers',
      what: 'Application Load Balancers',
      made: balancers.filter(({ type }) => type !== 'network'),
      there: () => there('application'),
    },
    {
      limit: 'network-load-balancers',
      error: 'TooManyLoadBalancers',
      what: 'Network Load Balancers',
      made: balancers.filter(({ type }) => type === 'network'),
      there: () => there('network'),
    },
  ]
}

function perLoadBalancer(planned: PlannedGraph, context: Context): readonly Counted[] {
  const made = madeIn(planned).flatMap(model => {
    const on = balancerOf(model)
    return on ? [{ model, on }] : []
  })
  const balancers = new Map(made.map(({ on }) => [keyOf(on), on]))
  return [...balancers].flatMap(([key, balancer]) => {
    const outputs = planned.get(key)?.live?.outputs
    const arn = outputs && 'dnsName' in outputs ? outputs.arn : undefined
    const own = made.flatMap(({ model, on }) => (keyOf(on) === key ? [model] : []))
    // One that is made has none yet.
    const listeners = async () => (arn === undefined ? [] : readListeners(arn, context))
    return [
      {
        limit: `listeners-per-${balancer.type ?? 'application'}-load-balancer`,
        error: 'TooManyListeners',
        what: `listeners of ${nameOf(balancer)}`,
        made: own.filter(({ kind }) => kind === 'listener'),
        there: async () => (await listeners()).length,
      },
      {
        limit: 'rules-per-application-load-balancer',
        error: 'TooManyRules',
        what: `rules of ${nameOf(balancer)}`,
        made: own.filter(({ kind }) => kind === 'listener-rule'),
        there: async () => {
          const all = (await listeners()).map(({ ListenerArn = '' }) => readRules(ListenerArn, context))
          return (await Promise.all(all)).flat().length
        },
      },
    ]
  })
}

function balancerOf(model: Model): LoadBalancerModel | undefined {
  if (model.kind === 'listener') return model.loadBalancer
  return model.kind === 'listener-rule' ? model.listener.loadBalancer : undefined
}
