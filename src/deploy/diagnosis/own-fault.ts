import { isGarbled } from '../../aws/failed-call.ts'
import { isTransient } from '../../aws/retry-rules.ts'

const OF_THE_LANGUAGE = [TypeError, RangeError, ReferenceError, SyntaxError, URIError]
const MOST_LINES = 4

/** Whether it is an error of a program, and no word of AWS: what Node says of a connection is no such one. */
export const isOwnFault = (error: Error): boolean =>
  OF_THE_LANGUAGE.some(kind => error instanceof kind) &&
  !('$fault' in error) &&
  !isTransient(error) &&
  !isGarbled(error)

/** Where it happened. */
export const placesOf = ({ stack = '' }: Error): string[] =>
  stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, MOST_LINES)
    .map(line => line.trim())

/** What to do about it. */
export const REPORT =
  'Report it with these lines: it is a fault of fluent-ecs, or of `clients`, `onPause` or another function that was given to it. Your definition and AWS did nothing wrong.'
