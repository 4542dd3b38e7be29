import { harmlessMessage } from '../errors/harmless.ts'
import { type Answer, WrongAnswer } from './answer.ts'
import type { Operation } from './iam-action.ts'

const failedCalls = new WeakMap<Error, Operation>()
const answers = new WeakMap<Error, Answer>()

/** Notes what came back for the call. */
export function noteAnswer(error: unknown, answer: Answer | undefined): unknown {
  if (error instanceof Error && answer) answers.set(error, answer)
  return error
}

/** Notes which call the error is the answer to. Where it has no words of AWS, it says what came instead of them. */
export function noteCall(error: unknown, call: Operation): unknown {
  if (!(error instanceof Error)) return error
  failedCalls.set(error, call)
  // The SDK keeps the raw exchange, with the session token among the request's headers.
  Reflect.deleteProperty(error, '$response')
  const answer = answers.get(error)
  const message = answer && !isOfAws(error) ? inWords(answer, error) : error.message
  setMessage(error, harmlessMessage(message))
  for (const part of [error, ...Object.values(error)]) makeHarmless(part)
  return error
}

/** Node prints what an error has beside its message, too. */
function makeHarmless(part: unknown): void {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    if (typeof value === 'string') Reflect.set(part, key, harmlessMessage(value))
  }
}

// V8 writes the message into the stack once, and Node prints the stack of a cause.
function setMessage(error: Error, message: string): void {
  if (error.message === message) return
  const { stack } = error
  const from = error.message
  error.message = message
  if (stack !== undefined) error.stack = from === '' ? stack : stack.replace(from, () => message)
}

/** The call that an error is the answer to. */
export function callOf(error: Error): Operation | undefined {
  return failedCalls.get(error)
}

/** What an error says: its code and AWS's words, or what came instead of them. */
export function wordsOf(error: Error): string {
  const answer = answers.get(error)
  if (!answer) return `${error.name}: ${error.message}`
  if (!isOfAws(error)) return error.message
  return `${error.name}${answer.status >= 500 ? ` (HTTP ${answer.status})` : ''}: ${error.message}`
}

/** What came is not in the words of AWS: it has no code, or none that the SDK could read. */
export function isGarbled(error: Error): boolean {
  return answers.has(error) && !isOfAws(error)
}

// Where the SDK finds no code it says so, but of 404 it makes `NotFound`.
const isOfAws = (error: Error): boolean =>
  '$fault' in error && ![error.name, error.message].some(said => /^Unknown(Error)?$/.test(said))

function inWords({ status, from, firstLine }: Answer, error: Error): string {
  const what = error instanceof WrongAnswer ? `${error.message}, ` : ''
  const set = process.env.AWS_ENDPOINT_URL === undefined ? '' : ' (AWS_ENDPOINT_URL is set)'
  return `${what}HTTP ${status} from ${from}${set}: ${firstLine || 'nothing'}`
}
