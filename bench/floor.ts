import { QUOTAS, type Quota, quotasOf } from '../src/aws/quotas.ts'
import type { ServiceName } from '../src/aws/service-name.ts'
import type { SimulatedCall } from '../src/simulator/index.ts'

/** The calls of one deploy, and when it began, was planned and ended, in virtual milliseconds. */
export interface Trace {
  readonly calls: readonly SimulatedCall[]
  readonly began: number
  readonly planned: number
  readonly ended: number
  /** What ECS took for the service that it took longest for, seen at the pace of our polls. */
  readonly slowestRollout: number
}

/** The fewest seconds that a quota needs for so many calls. */
function secondsOf({ burst, perSecond }: Quota, calls: number): number {
  return Math.max(0, calls - burst) / perSecond
}

/**
 * The least time that a deploy of many services can take: no shorter than its longest quota, with what must happen
 * before the first and after the last of its calls. `first` is the same deploy of one service, which gives what must
 * happen before; `further` one that adds or changes a single service, which gives what must happen after.
 */
export function floorSeconds(trace: Trace, first: Trace, further: Trace): number {
  const reading = (first.planned - first.began) / 1000 + longest(readsOf(trace), () => 0)
  const applying = longest(changesOf(trace), quota => before(quota, first) + after(quota, further))
  const rollingOut = (further.ended - further.planned - further.slowestRollout + trace.slowestRollout) / 1000
  return reading + Math.max(applying, rollingOut, provisioning(trace))
}

/** How long AWS took to provision the load balancers, which were among the first things that were asked for. */
function provisioning({ calls, planned }: Trace): number {
  const polls = calls.filter(({ operation, at }) => operation === 'DescribeLoadBalancers' && at > planned)
  return ((polls.at(-1)?.at ?? planned) - planned) / 1000
}

const readsOf = ({ calls, planned }: Trace) => calls.filter(({ at }) => at <= planned)
const changesOf = ({ calls }: Trace) => calls.filter(({ mutating }) => mutating)

function longest(calls: readonly SimulatedCall[], around: (quota: Quota) => number): number {
  const counts = new Map<Quota, number>()
  for (const { service, operation } of calls) {
    for (const quota of quotasOf(service as ServiceName, operation)) counts.set(quota, (counts.get(quota) ?? 0) + 1)
  }
  return Math.max(
    0,
    ...QUOTAS.filter(quota => counts.has(quota)).map(each => secondsOf(each, counts.get(each) ?? 0) + around(each)),
  )
}

/** From the plan to the first call of a quota. */
function before(quota: Quota, trace: Trace): number {
  const times = timesOf(quota, trace)
  return times.length === 0 ? 0 : (Math.min(...times) - trace.planned) / 1000
}

/** From the last call of a quota to the end. */
function after(quota: Quota, trace: Trace): number {
  const times = timesOf(quota, trace)
  return times.length === 0 ? 0 : (trace.ended - Math.max(...times)) / 1000
}

const timesOf = (quota: Quota, trace: Trace) =>
  changesOf(trace).flatMap(({ service, operation, at }) => (quotasOf(service, operation).includes(quota) ? [at] : []))
