import { harmlessMessage } from '../errors/harmless.ts'
import type { StarterStatus } from '../operate/starter-status.ts'
import { ago } from './status-text.ts'

/** How schedules and event rules are, for people: a paragraph each. */
export const starterText = (starters: readonly StarterStatus[], now: number): string =>
  harmlessMessage(starters.map(starter => paragraph(starter, now).join('\n')).join('\n\n'))

function paragraph({ kind, name, state, unread, ...status }: StarterStatus, now: number): string[] {
  const { expression, timeZone, over, pattern, taskDefinition, last } = status
  const called = `${kind.replace('-', ' ')} ${name}`
  if (state === undefined) return [`${called}  ${unread.length > 0 ? unread.join('; ') : 'is not there'}`]
  const read = unread.length === 0
  return [
    `${called}  ${state.toLowerCase()}`,
    ...(expression === undefined
      ? []
      : [`  when      ${expression} in ${timeZone}${over ? ', which has passed' : ''}`]),
    ...(pattern === undefined ? [] : [`  events    ${pattern}`]),
    ...(taskDefinition === undefined ? [] : [`  starts    ${taskDefinition}`]),
    ...(read || last
      ? [`  last      ${last ? lastLine(last, now) : 'no task that ECS shows: it does for about an hour'}`]
      : []),
    ...unread.map(each => `  not read  ${each}`),
  ]
}

function lastLine({ task, status, at, exitCodes, reason }: NonNullable<StarterStatus['last']>, now: number): string {
  const codes = Object.entries(exitCodes).map(([container, exitCode]) => `${container} exit code ${exitCode}`)
  const why = status === 'STOPPED' && reason !== undefined ? [reason] : []
  return [`${task} ${status.toLowerCase()}`, ...codes, `started ${ago(now - at)} ago`, ...why].join(', ')
}
