import type {
  CreateScheduleGroupCommandInput,
  DeleteScheduleGroupCommandInput,
  GetScheduleGroupCommandInput,
  ListScheduleGroupsCommandInput,
} from '@aws-sdk/client-scheduler'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags } from '../tag-list.ts'
import { groupOf, newGroup, type ScheduleGroup, schedules } from './state.ts'

/** How long a group takes to go; how long AWS takes is not known. */
const DELETION_MILLISECONDS = 5_000

export function createScheduleGroup({ Name = '', Tags }: CreateScheduleGroupCommandInput, world: World): object {
  const { groups } = schedules(world)
  if (groups.has(Name)) throw new AwsError('ConflictException', `Schedule group ${Name} already exists.`, 409)
  const group = newGroup(world, Name)
  putTags(group.tags, Tags)
  groups.set(Name, group)
  return { ScheduleGroupArn: group.arn }
}

export const getScheduleGroup = ({ Name }: GetScheduleGroupCommandInput, world: World): object =>
  viewOf(groupOf(world, Name))

export function listScheduleGroups(input: ListScheduleGroupsCommandInput, world: World): object {
  const { NamePrefix = '', MaxResults = 100, NextToken } = input
  const found = [...schedules(world).groups.values()].filter(({ name }) => name.startsWith(NamePrefix))
  const { items, next } = page(found, MaxResults, NextToken)
  return { ScheduleGroups: items.map(viewOf), NextToken: next }
}

/** Its schedules go with it, and later: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html */
export function deleteScheduleGroup({ Name }: DeleteScheduleGroupCommandInput, world: World): object {
  const group = groupOf(world, Name)
  if (group.name === 'default')
    throw new AwsError('ValidationException', 'The default schedule group cannot be deleted.')
  if (group.state === 'DELETING')
    throw new AwsError('ConflictException', `Schedule group ${group.name} is being deleted.`, 409)
  group.state = 'DELETING'
  world.clock.after(DELETION_MILLISECONDS, () => {
    const { groups, schedules: all } = schedules(world)
    groups.delete(group.name)
    for (const [key, { groupName }] of all) if (groupName === group.name) all.delete(key)
  })
  return {}
}

const viewOf = ({ arn, name, state, createdAt }: ScheduleGroup): object => ({
  Arn: arn,
  Name: name,
  State: state,
  CreationDate: createdAt,
  LastModificationDate: createdAt,
})
