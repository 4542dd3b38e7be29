import type { Owner } from '../../ownership.ts'

/** What the description of a schedule says of whose it is: schedules have no tags. */
export const scheduleMarker = ({ stack, id, adopted }: Owner): string =>
  `heritage=fluent-ecs,stack=${stack},id=${id}${adopted ? ',adopted=true' : ''}`

/** The owner that a description names, if it names one. */
export function markedOwner(description = ''): Owner | undefined {
  const [, stack, id, adopted] =
    /^heritage=fluent-ecs,stack=([^,]+),id=([^,]+)(,adopted=true)?$/.exec(description) ?? []
  if (stack === undefined || id === undefined) return undefined
  return { stack, id, ...(adopted !== undefined && { adopted: true }) }
}
