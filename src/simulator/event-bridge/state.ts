import type { PutRuleCommandInput, Target } from '@aws-sdk/client-eventbridge'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'

export interface EventRule {
  readonly name: string
  readonly busName: string
  readonly arn: string
  readonly tags: Map<string, string>
  readonly targets: Map<string, Target>
  settings: Omit<PutRuleCommandInput, 'Name' | 'EventBusName' | 'Tags'>
  /** The service of AWS that has made it for itself. */
  readonly managedBy?: string
}

/** What became of one event that a rule of EventBridge matched, at one of its targets. */
export interface Invocation {
  readonly at: number
  /** The ARN of the rule. */
  readonly rule: string
  readonly targetId: string
  readonly outcome: 'started' | 'not placed' | 'dead-lettered' | 'dropped'
  readonly taskArns: readonly string[]
  /** What AWS said, where nothing was started. */
  readonly problem?: string
}

interface EventBuses {
  readonly names: Set<string>
  /** By ARN. */
  readonly rules: Map<string, EventRule>
  readonly invocations: Invocation[]
}

export const DEFAULT_BUS = 'default'

export const eventBuses = (world: World): EventBuses =>
  world.state('event-bridge', () => ({ names: new Set([DEFAULT_BUS]), rules: new Map(), invocations: [] }))

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { names, rules } = eventBuses(world)
  return [...[...names].filter(name => name !== DEFAULT_BUS).map(name => busArn(world, name)), ...rules.keys()]
}

export const tagged = (world: World): TaggedResource[] => [...eventBuses(world).rules.values()]

export const busArn = ({ partition, region, account }: World, name: string): string =>
  `arn:${partition}:events:${region}:${account}:event-bus/${name}`

export function addBus(world: World, name: string): string {
  eventBuses(world).names.add(name)
  return busArn(world, name)
}

/** The name of a bus that is named by name or ARN. */
export function busOf(world: World, given = DEFAULT_BUS): string {
  const name = given.startsWith('arn:') ? given.slice(given.indexOf('event-bus/') + 'event-bus/'.length) : given
  if (!eventBuses(world).names.has(name)) throw notFound(`Event bus ${name} does not exist.`)
  return name
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html#amazoneventbridge-resources-for-iam-policies */
export function ruleArn({ partition, region, account }: World, bus: string, name: string): string {
  return `arn:${partition}:events:${region}:${account}:rule/${bus === DEFAULT_BUS ? '' : `${bus}/`}${name}`
}

export function ruleOf(world: World, name = '', bus?: string): EventRule {
  const busName = busOf(world, bus)
  const found = eventBuses(world).rules.get(ruleArn(world, busName, name))
  // Recorded in LocalStack's tests against AWS: https://github.com/localstack/localstack/tree/HEAD/tests/aws/services/events
  if (!found) throw notFound(`Rule ${name} does not exist on EventBus ${busName}.`)
  return found
}

export const notFound = (message: string): AwsError => new AwsError('ResourceNotFoundException', message)

/** Of rules that other services have made for themselves: https://github.com/hashicorp/terraform-provider-aws/pull/11897 */
export function checkManaged({ name, managedBy }: EventRule, force = false): void {
  if (managedBy !== undefined && !force)
    throw new AwsError('ManagedRuleException', `${name} is a managed rule. Set 'force' parameter to true to override.`)
}
