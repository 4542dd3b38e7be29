import type {
  CreateScheduleCommandInput,
  ListTagsForResourceCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-scheduler'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'

export interface ScheduleGroup {
  readonly name: string
  readonly arn: string
  readonly createdAt: Date
  readonly tags: Map<string, string>
  state: 'ACTIVE' | 'DELETING'
}

/** What a schedule is set to, as CreateSchedule has it. */
export type ScheduleSettings = Omit<CreateScheduleCommandInput, 'Name' | 'GroupName' | 'ClientToken'>

export interface Schedule {
  readonly name: string
  readonly groupName: string
  readonly arn: string
  readonly createdAt: Date
  settings: ScheduleSettings
  modifiedAt: Date
  /** Counts its changes: a firing that an earlier state has planned is none. */
  generation: number
}

/** What became of one time that a schedule came due. */
export interface Firing {
  readonly at: number
  /** `<group>/<name>` */
  readonly schedule: string
  readonly outcome: 'started' | 'not placed' | 'dead-lettered' | 'dropped'
  readonly taskArns: readonly string[]
  /** What AWS said, where nothing was started. */
  readonly problem?: string
}

interface Schedules {
  readonly groups: Map<string, ScheduleGroup>
  /** By `<group>/<name>`. */
  readonly schedules: Map<string, Schedule>
  readonly firings: Firing[]
}

const DEFAULT = 'default'

export function schedules(world: World): Schedules {
  return world.state('scheduler', () => ({
    groups: new Map([[DEFAULT, newGroup(world, DEFAULT, 0)]]),
    schedules: new Map(),
    firings: [],
  }))
}

export function newGroup(world: World, name: string, at = world.clock.now()): ScheduleGroup {
  const arn = `arn:${world.partition}:scheduler:${world.region}:${world.account}:schedule-group/${name}`
  return { name, arn, createdAt: new Date(at), tags: new Map(), state: 'ACTIVE' }
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { groups, schedules: all } = schedules(world)
  return [...groups.values(), ...all.values()].flatMap(each =>
    'tags' in each && each.name === DEFAULT ? [] : each.arn,
  )
}

/** Only groups have tags: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_TagResource.html */
export const tagged = (world: World): TaggedResource[] => [...schedules(world).groups.values()]

export function groupOf(world: World, name = DEFAULT): ScheduleGroup {
  const found = schedules(world).groups.get(name)
  if (!found) throw notFound(`Schedule group ${name} does not exist.`)
  return found
}

export function scheduleOf(world: World, name = '', group = DEFAULT): Schedule {
  groupOf(world, group)
  const found = schedules(world).schedules.get(`${group}/${name}`)
  // https://github.com/aws/aws-sdk-js-v3/issues/5720
  if (!found) throw notFound(`Schedule ${name} does not exist.`)
  return found
}

const notFound = (message: string): AwsError => new AwsError('ResourceNotFoundException', message, 404)

function tagsOf(world: World, arn = ''): Map<string, string> {
  const found = [...schedules(world).groups.values()].find(each => each.arn === arn)
  if (!found) throw notFound(`Schedule group ${arn.slice(arn.lastIndexOf('/') + 1)} does not exist.`)
  return found.tags
}

export function tagResource({ ResourceArn, Tags }: TagResourceCommandInput, world: World): object {
  putTags(tagsOf(world, ResourceArn), Tags)
  return {}
}

export function untagResource({ ResourceArn, TagKeys = [] }: UntagResourceCommandInput, world: World): object {
  const tags = tagsOf(world, ResourceArn)
  for (const key of TagKeys) tags.delete(key)
  return {}
}

export const listTagsForResource = ({ ResourceArn }: ListTagsForResourceCommandInput, world: World): object => ({
  Tags: tagList(tagsOf(world, ResourceArn)),
})
