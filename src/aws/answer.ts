import type { Command } from './command.ts'
import { keepJson } from './raw-json.ts'
import type { ServiceName } from './service-name.ts'

/** What came back for a call. */
export interface Answer {
  readonly status: number
  /** The host that was asked, with its port where that is not the usual one. */
  readonly from: string
  /** The first line of the body, made safe to print. */
  readonly firstLine: string
}

/** An answer of which AWS gives none: another service's, a login page, nothing. After a change, AWS may have done it. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer'
}

interface Response {
  readonly statusCode: number
  body?: unknown
}

const XML: readonly ServiceName[] = ['ec2', 'elbv2', 'iam', 'route53', 'sts']
const LONGEST_LINE = 200

/** The answer to one command. */
export interface WatchedAnswer {
  /** What came; undefined where nothing did. */
  readonly seen: () => Answer | undefined
  /** Gives the result that the SDK has made of it, if anything of it belongs to the operation. */
  readonly checked: (output: unknown) => unknown
}

/** Looks at the answer to a command before the SDK does, which makes an empty result of any XML and of nothing. */
export function watchAnswer(command: Command, service: ServiceName, isRead: boolean): WatchedAnswer {
  let answer: Answer | undefined
  let text = ''
  command.middlewareStack.add(
    next => async args => {
      const result = await next(args)
      const { response } = result
      if (!isResponse(response)) return result
      const body = await bytesOf(response.body)
      if (!body) return result
      response.body = body
      text = new TextDecoder().decode(body).trim()
      answer = { status: response.statusCode, from: hostOf(args.request), firstLine: firstLineOf(text) }
      const wrong = wrongIn(text, XML.includes(service), isRead)
      if (isCut(text)) throw new WrongAnswer('a part of an answer')
      if (wrong && response.statusCode < 300) throw new WrongAnswer(wrong)
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'fluentEcsAnswer' },
  )
  return {
    seen: () => answer,
    checked: output => {
      if (/^\{\s*"/.test(text) && (hasNoOutput(command) || isEmpty(output)))
        throw new WrongAnswer('the answer of another service')
      keepJson(output, text)
      return output
    },
  }
}

/** The SDK gives what it was sent, whatever that is, as the result of an operation that has none. */
function hasNoOutput({ schema }: Command): boolean {
  const output = schema?.[5]
  return (typeof output === 'function' ? output() : output) === 'unit'
}

const isEmpty = (output: unknown): boolean =>
  typeof output === 'object' &&
  output !== null &&
  Object.entries(output).every(([member, value]) => member === '$metadata' || value === undefined)

/** Whether it is the beginning of an object or of an element that does not end. */
function isCut(text: string): boolean {
  if (text.startsWith('{')) return !text.endsWith('}')
  const root = rootOf(text)
  return root !== undefined && !isPage(text) && !text.endsWith(`</${root}>`) && !text.endsWith('/>')
}

const isPage = (text: string): boolean => /^<(!doctype\s+html|html)\b/i.test(text)

const rootOf = (text: string): string | undefined => /^(?:<\?.*?\?>\s*)?<([\w:.-]+)/s.exec(text)?.[1]

/** Why it cannot be AWS's answer. */
function wrongIn(text: string, isXml: boolean, isRead: boolean): string | undefined {
  // CloudWatch Logs answers changes with nothing.
  if (text === '') return isXml || isRead ? 'an empty answer' : undefined
  if (isPage(text)) return 'a page of HTML'
  // The document element is named for the operation in every one of AWS's XML protocols.
  const root = rootOf(text)
  return isXml && root && !root.endsWith('Response') ? `the answer of another service, <${root}>` : undefined
}

const isResponse = (value: unknown): value is Response =>
  typeof value === 'object' && value !== null && 'statusCode' in value && typeof value.statusCode === 'number'

async function bytesOf(body: unknown): Promise<Uint8Array | undefined> {
  if (body === undefined) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  if (!isReadable(body)) return undefined
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}

const isReadable = (value: unknown): value is AsyncIterable<Uint8Array | string> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

function hostOf(request: unknown): string {
  if (typeof request !== 'object' || request === null || !('hostname' in request)) return 'AWS'
  return `${request.hostname}${'port' in request && request.port ? `:${request.port}` : ''}`
}

/** Control characters, and those that only change how others look, are shown as blanks. */
function firstLineOf(text: string): string {
  const line = (text.split(/[\r\n]/, 1)[0] ?? '').replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line
}
