import { type DeployEvent, deploy, destroy, plan, planDestroy } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account } from '../faults/account.ts'
import { stays } from '../faults/caches.ts'
import { call, list } from '../faults/call.ts'
import { snapshot } from '../faults/snapshot.ts'
import { INSTANCES } from '../faults/worker.ts'
import { type Given, type ProgramSettings, programOf, type ServiceSettings, type Transition } from './program.ts'

// The network interfaces of a service outlive it; what goes with its load balancer or listener is gone; AWS WAF learns
// of a load balancer some time after it was made.
const EXPECTED = /network interface|RuleNotFound|ListenerNotFound|DependencyViolation|not known to AWS WAF yet/

// Refused before anything is changed: without prune, a service that the program has lost keeps its name.
const NAME_TAKEN =
  /^PlanError: service \S+, which the program no longer has, serves "[^"]+" in Service Connect[^\n]*\n +Fix: [^\n]*$/

/** Plays A, B, A and destroy on one account, and tells everything that should not be; nothing of programs that are none. */
export async function judged({ from, to, prune }: Transition, given: Given, seed = 1): Promise<string[] | undefined> {
  const [a, b] = [programOf(from, given), programOf(to, given)]
  if (!a || !b) return undefined
  const found: string[] = []
  const simulator = await roomy(seed)
  const before = await snapshot(simulator)
  const options = { ...simulator.options(), prune }
  const onEvent = (event: DeployEvent): void => {
    if (event.type === 'retrying' && !EXPECTED.test(event.because))
      found.push(`refused ${event.call}: ${event.because}`)
  }
  let last: ProgramSettings | undefined
  for (const [what, program, settings] of [
    ['A', a, from],
    ['B', b, to],
    ['A again', a, from],
  ] as const) {
    const start = simulator.ruleTargets.length
    const rules = await rulesOf(simulator)
    const failure = await deploy(program, { ...options, onEvent }).then(() => undefined, String)
    if (failure && !prune && found.length === 0 && NAME_TAKEN.test(failure)) return undefined
    if (failure) return [...found, `${what}: ${failure}`]
    found.push(...(await silent(simulator, start, rules, [last, settings])).map(each => `${what}: ${each}`))
    for (const verify of [false, true]) {
      const next = await plan(program, { ...options, verify })
      if (!next.isEmpty) found.push(`${what}: a plan afterwards (verify: ${verify}) is not empty: ${next}`)
    }
    last = settings
  }
  if (prune) {
    const fresh = await roomy(seed)
    await deploy(a, { ...fresh.options(), prune })
    found.push(
      ...differences(await snapshot(simulator), await snapshot(fresh), 'the account is not like a fresh one', true),
    )
  }
  const planned = await planDestroy(a, { ...simulator.options(), deleteData: true })
  const done = await destroy(a, { ...simulator.options(), deleteData: true, onEvent }).catch(String)
  if (typeof done === 'string') return [...found, `destroy: ${done}`]
  found.push(
    ...unlike(namesIn(planned.removes), namesIn(done.removed), 'the plan of a destroy removes'),
    ...unlike(namesIn(planned.keeps), namesIn(done.retained), 'the plan of a destroy keeps'),
  )
  found.push(...differences(await snapshot(simulator), before, 'destroy leaves', false))
  return found
}

const namesIn = (all: readonly { readonly resource: string; readonly because?: string }[]) =>
  all.map(({ resource, because = '' }) => `${resource} ${because}`)

function unlike(planned: readonly string[], done: readonly string[], what: string): string[] {
  return [
    ...planned.filter(each => !done.includes(each)).map(each => `${what} more: ${each}`),
    ...done.filter(each => !planned.includes(each)).map(each => `${what} not: ${each}`),
  ]
}

/** An account whose instances have room, and free ports, for all tasks of two revisions. */
async function roomy(seed: number): Promise<Simulator> {
  const simulator = await account(seed)
  for (let at = 0; at < 12; at += 1)
    simulator.containerInstance({
      cluster: INSTANCES,
      cpu: 2048,
      memoryMiB: 3900,
      attributes: { 'ecs.os-type': 'linux' },
    })
  return simulator
}

function differences(is: Lines, should: Lines, what: string, keepsData: boolean): string[] {
  const lines = ({ lines }: Lines): string[] =>
    lines
      .filter(line => !line.startsWith('inactive revision'))
      // The same in other words: UpdateService has none for "no longer".
      .map(line =>
        line
          .replace('"healthCheckGracePeriodSeconds":0,', '')
          .replace('"alarms":{"alarmNames":[],"enable":false,"rollback":false},', '')
          .replace('"lifecycleHooks":[],', '')
          .replace('"earlySuccessCriteria":{"enable":false},', '')
          // A service that has left its launch type once remembers it, and is on Fargate by either way.
          .replace(/\{"key":"fluent-ecs:launch-type","value":"\w+"\},?/, '')
          .replace(/"capacityProviderStrategy":\[\{[^}\]]*"FARGATE"[^}\]]*\}\],|"launchType":"FARGATE",/, '')
          // Where the program names no boundary, one that is there stays.
          .replace(/"PermissionsBoundary":\{[^}]*\},?/, ''),
      )
  const [ours, theirs] = [ranked(lines(is)), ranked(lines(should))]
  const kept = (line: string): boolean => stays(line) || (keepsData && /^(log group|repository) /.test(line))
  return [
    ...ours.filter(line => !theirs.includes(line) && !kept(line)).map(line => `${what}: + ${line}`),
    ...theirs.filter(line => !ours.includes(line)).map(line => `${what}: - ${line}`),
  ]
}

/** With the place of a rule among those of its listener for its number: one that has its place keeps it under another. */
function ranked(lines: readonly string[]): string[] {
  const places = new Map<string, number[]>()
  const listenerOf = (line: string) => /^rule .*"listener-rule\/[^"]*:([^":]+:\d+)(?:-\d+)?"/.exec(line)?.[1]
  const numberOf = (line: string) => Number(/"Priority":"(\d+)"/.exec(line)?.[1])
  for (const line of lines) {
    const listener = listenerOf(line)
    if (listener)
      places.set(
        listener,
        [...(places.get(listener) ?? []), numberOf(line)].sort((a, b) => a - b),
      )
  }
  return lines.map(line => {
    const place = places.get(listenerOf(line) ?? '')?.indexOf(numberOf(line))
    return place === undefined ? line : line.replace(/"Priority":"\d+"/, `"Priority":"place ${place}"`)
  })
}

interface Lines {
  readonly lines: readonly string[]
}

/** The owners of the rules that are there, by ARN. */
async function rulesOf(simulator: Simulator): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>()
  for (const { LoadBalancerArn } of await list(simulator, 'elbv2', 'DescribeLoadBalancers', 'LoadBalancers'))
    for (const { ListenerArn } of await list(simulator, 'elbv2', 'DescribeListeners', 'Listeners', { LoadBalancerArn }))
      for (const { RuleArn } of await list(simulator, 'elbv2', 'DescribeRules', 'Rules', { ListenerArn })) {
        const { TagDescriptions } = await call(simulator, 'elbv2', 'DescribeTags', { ResourceArns: [RuleArn] })
        const id = /listener-rule\/shop-([\w-]+)/.exec(JSON.stringify(TagDescriptions))?.[1]
        if (id) owners.set(String(RuleArn), id)
      }
  return owners
}

/** Rules that had a healthy target, and then none for a while, though their service stays and changes gently. */
async function silent(
  simulator: Simulator,
  start: number,
  rules: ReadonlyMap<string, string>,
  [from, to]: readonly [ProgramSettings | undefined, ProgramSettings],
): Promise<string[]> {
  const after = await rulesOf(simulator)
  const found: string[] = []
  for (const [rule, name] of rules) {
    const [one, other] = [from, to].map(program => program?.services.find(each => each.name === name))
    if (!from || !one || !other || !after.has(rule) || !isGentle(one, other) || from.internal !== to.internal) continue
    const before = simulator.ruleTargets.slice(0, start).findLast(entry => entry.rule === rule)
    const entries = simulator.ruleTargets.slice(start).filter(entry => entry.rule === rule)
    if (!before?.healthy) continue
    for (const [at, entry] of entries.entries()) {
      const until = entries[at + 1]?.at ?? simulator.clock.now()
      if (entry.healthy === 0 && until > entry.at) found.push(`no target for ${until - entry.at} ms behind ${name}`)
    }
  }
  return found
}

/** Whether the documents promise that requests are answered throughout: hazard 65. */
function isGentle(one: ServiceSettings, other: ServiceSettings): boolean {
  const rolling = [one, other].every(({ strategy }) => strategy === 'rolling' || strategy === 'tight')
  const daemon = [one, other].some(({ place }) => place === 'daemon')
  const kept =
    one.place === other.place &&
    one.protocol === other.protocol &&
    one.check === other.check &&
    one.apart === other.apart
  const running = [one, other].every(({ count }) => count !== 0)
  return rolling && kept && running && !daemon
}
