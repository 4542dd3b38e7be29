import type { Operations } from '../operation.ts'
import { listed } from '../wire/refusal.ts'
import { restJson } from '../wire/rest-json.ts'
import { createScheduleGroup, deleteScheduleGroup, getScheduleGroup, listScheduleGroups } from './group.ts'
import { createSchedule, deleteSchedule, getSchedule, listSchedules, updateSchedule } from './schedule.ts'
import { listTagsForResource, tagResource, untagResource } from './state.ts'

export { constraints } from './constraints.ts'
export { resources, tagged } from './state.ts'

export const protocol = restJson
export const refuse = listed('ValidationException')

export const operations: Operations = {
  CreateScheduleGroup: createScheduleGroup,
  GetScheduleGroup: getScheduleGroup,
  ListScheduleGroups: listScheduleGroups,
  DeleteScheduleGroup: deleteScheduleGroup,
  CreateSchedule: createSchedule,
  GetSchedule: getSchedule,
  ListSchedules: listSchedules,
  UpdateSchedule: updateSchedule,
  DeleteSchedule: deleteSchedule,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
}
