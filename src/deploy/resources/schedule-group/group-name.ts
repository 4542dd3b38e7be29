import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html */
const LONGEST = 64

/** The name of the group that a stack has. */
export const groupName = ({ stack }: { readonly stack: Pick<Context['stack'], 'name'> }): string =>
  physicalName([stack.name, 'schedules'], LONGEST)
