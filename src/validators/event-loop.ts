import type { EventPattern } from '../model/event-pattern.ts'

const SOURCE = 'aws.ecs'
const TYPE = 'ECS Task State Change'
/** Fields whose values the events of all tasks come to have: they leave none of them out. */
const OF_EVERY_EVENT = ['account', 'region', 'time', 'version']
const OF_EVERY_TASK = ['lastStatus', 'desiredStatus']

/**
 * Whether a pattern fits the changes of every task of a cluster, and so those of the task that its rule starts.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export function fitsEveryTask(pattern: EventPattern, clusterName: string | undefined): boolean {
  return Object.entries(pattern).every(([name, wanted]: [string, unknown]) => {
    if (wanted === undefined) return true
    if (name === '$or')
      return Array.isArray(wanted) && wanted.some(each => isRecord(each) && fitsEveryTask(each, clusterName))
    if (name === 'source') return fitsOne(wanted, SOURCE)
    if (name === 'detail-type') return fitsOne(wanted, TYPE)
    if (name === 'detail') return isRecord(wanted) && isOfEveryTask(wanted, clusterName)
    return OF_EVERY_EVENT.includes(name)
  })
}

const isOfEveryTask = (detail: Readonly<Record<string, unknown>>, clusterName: string | undefined): boolean =>
  Object.entries(detail).every(
    ([name, wanted]) =>
      wanted === undefined ||
      OF_EVERY_TASK.includes(name) ||
      (name === 'clusterArn' &&
        Array.isArray(wanted) &&
        wanted.some(arn => typeof arn === 'string' && arn.endsWith(`:cluster/${clusterName}`))),
  )

const fitsOne = (filters: unknown, text: string): boolean =>
  Array.isArray(filters) && filters.some(filter => fits(filter, text))

function fits(filter: unknown, text: string): boolean {
  if (!isRecord(filter)) return filter === text
  const { prefix, suffix, exists, wildcard, 'anything-but': others } = filter
  if (typeof prefix === 'string') return text.startsWith(prefix)
  if (typeof suffix === 'string') return text.endsWith(suffix)
  if (typeof wildcard === 'string') return wildcard === '*'
  if (typeof others === 'string' || Array.isArray(others)) return ![others].flat().includes(text)
  return exists === true
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
