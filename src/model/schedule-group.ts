import type { Resource, Tags } from './resource.ts'

/** The schedules of a stack. Only groups have tags, so that every stack has one of its own. */
export interface ScheduleGroupModel extends Resource<'schedule-group'> {
  readonly tags: Tags
}

/** The one that each stack with schedules has. */
export const SCHEDULES: ScheduleGroupModel = Object.freeze({
  kind: 'schedule-group',
  id: 'schedules',
  tags: Object.freeze({}),
})
