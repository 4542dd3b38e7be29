import { AwsError, type World } from '../operation.ts'
import { type Listener, type LoadBalancer, loadBalancing, type Rule, type TargetGroup } from './state.ts'

export function loadBalancerByArn(world: World, arn = ''): LoadBalancer {
  const found = loadBalancing(world).loadBalancers.get(arn)
  if (!found) throw missingLoadBalancer(arn)
  return found
}

export function targetGroupByArn(world: World, arn = ''): TargetGroup {
  const found = loadBalancing(world).targetGroups.get(arn)
  if (!found) throw missingTargetGroups()
  return found
}

export function listenerByArn(world: World, arn = ''): Listener {
  const found = loadBalancing(world).listeners.get(arn)
  if (!found) throw new AwsError('ListenerNotFound', 'One or more listeners not found')
  return found
}

export function ruleByArn(world: World, arn = ''): Rule {
  const found = loadBalancing(world).rules.get(arn)
  if (!found) throw missingRules()
  return found
}

export const missingLoadBalancer = (which: string): AwsError =>
  new AwsError(
    'LoadBalancerNotFound',
    which.startsWith('arn:') ? `Load balancer '${which}' not found` : `Load balancers '[${which}]' not found`,
  )

export const missingTargetGroups = (): AwsError =>
  new AwsError('TargetGroupNotFound', 'One or more target groups not found')

export const missingRules = (): AwsError => new AwsError('RuleNotFound', 'One or more rules not found')

export const invalid = (message: string): AwsError => new AwsError('ValidationError', message)

export const badConfiguration = (message: string): AwsError => new AwsError('InvalidConfigurationRequest', message)

/** Refuses a name that ELB does not take. */
export function checkName(name: string, what: string): void {
  if (name.length > 32) throw invalid(`${what} name '${name}' cannot be longer than '32' characters`)
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw invalid(`${what} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`)
  }
  if (name.startsWith('-') || name.endsWith('-')) {
    throw invalid(`${what} name '${name}' cannot begin or end with '-'`)
  }
}

/** The ARN of something of the account's. */
export const arnOf = (world: World, path: string): string =>
  `arn:${world.partition}:elasticloadbalancing:${world.region}:${world.account}:${path}`

/** Whether two lists hold the same members, in any order. */
export const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && [...one].sort().join() === [...other].sort().join()
