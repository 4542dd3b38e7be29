import type { Activity, AutoScalingGroup, InstanceRefresh, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling'
import { AwsError, type World } from '../operation.ts'

export interface GroupInstance {
  readonly instanceId: string
  readonly instanceType: string
  readonly zone: string
  readonly templateId: string
  readonly version: string
  /** The first network interface of the instance. */
  readonly networkInterfaceId: string
  lifecycle: 'Pending' | 'InService' | 'Terminating:Wait' | 'Terminating:Proceed'
  protectedFromScaleIn: boolean
  /** When it was InService, in virtual time. */
  inServiceAt: number | undefined
  /** The cluster that it has joined, and what it is called there. */
  joined: { readonly cluster: string; readonly id: string } | undefined
}

export interface Group {
  readonly name: string
  readonly arn: string
  readonly createdAt: Date
  policy: MixedInstancesPolicy
  minSize: number
  maxSize: number
  desired: number
  subnets: readonly string[]
  protects: boolean
  /** What else was said of it, and what AWS makes of what was not. */
  others: Partial<AutoScalingGroup>
  deleting: boolean
  readonly instances: GroupInstance[]
  /** The newest first. */
  readonly refreshes: InstanceRefresh[]
  /** Launches, the newest first. */
  readonly activities: Activity[]
  readonly tags: Map<string, string>
  /** How many instances there may be beyond the desired ones while others are being replaced. */
  surge: number
}

/** The Auto Scaling groups of the account by name. */
export function groups(world: World): Map<string, Group> {
  return world.state('autoScaling', () => new Map<string, Group>())
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  return [...groups(world).values()].flatMap(({ arn, instances }) => [
    arn,
    ...instances.map(({ instanceId }) => instanceId),
  ])
}

export const invalid = (message: string): AwsError => new AwsError('ValidationError', message)

export function groupByName(world: World, name = ''): Group {
  const group = groups(world).get(name)
  if (!group) throw invalid(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`)
  return group
}

/** The launch template of a group, and its version. */
export function templateOf({ policy }: Pick<Group, 'policy'>): { readonly id: string; readonly version: string } {
  const { LaunchTemplateId: id = '', Version: version = '$Default' } =
    policy.LaunchTemplate?.LaunchTemplateSpecification ?? {}
  return { id, version }
}

export const isGoing = ({ lifecycle }: GroupInstance): boolean => lifecycle.startsWith('Terminating')
