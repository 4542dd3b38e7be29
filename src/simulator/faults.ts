import type { ServiceName } from '../aws/service-name.ts'
import { AwsError } from './operation.ts'
import type { Past } from './past.ts'
import type { HttpResponse } from './wire/message.ts'

/** Which calls a fault strikes: those for which all that is given holds; every call where nothing is. */
export interface CallMatch {
  readonly service?: ServiceName
  /** The API operation, such as `CreateService`. */
  readonly operation?: string
  /** Only calls that change something (true), or only those that read (false). */
  readonly mutating?: boolean
  /** Only the n-th of those calls, counted from 1 at the injection. @default all of them */
  readonly nth?: number
}

/** What goes wrong with a call. */
export type Fault =
  /** AWS refuses it and does nothing. `status` is the HTTP status. @default message 'Injected', status 400 */
  | { readonly how: 'rejected'; readonly code: string; readonly message?: string; readonly status?: number }
  /**
   * Something else answers: a load balancer with a page of HTML or nothing, a proxy, another service. With `when: 'after'`
   * AWS has done the call by then. @default body '', contentType 'text/html', when 'before'
   */
  | {
      readonly how: 'answered'
      readonly status: number
      readonly body?: string
      readonly contentType?: string
      readonly when?: 'before' | 'after'
    }
  /** It never gets to AWS. `code` is that of Node.js. @default 'ECONNREFUSED' */
  | { readonly how: 'unreachable'; readonly code?: string }
  /** Nothing comes back, as over a connection that is open at one end only. @default when 'before' */
  | { readonly how: 'no-answer'; readonly when?: 'before' | 'after' }
  /** AWS does it, and the connection breaks before the reply: `ECONNRESET`. */
  | { readonly how: 'reply-lost' }
  /** AWS gets it twice; the caller sees the first reply. */
  | { readonly how: 'delivered-twice' }
  /** AWS does it, but the next `reads` reads of its service do not see it yet. */
  | { readonly how: 'stale-reads'; readonly reads: number }
  /** Somebody else acts first, on the account itself: edits or deletes. What is called meanwhile is not struck. */
  | { readonly how: 'foreign-actor'; readonly act: () => Promise<void> }
  /** This call and every later one are refused as with an expired token, until the fault is ended. */
  | { readonly how: 'credentials-expired' }
  /** As if the process had died just before or just after this call: neither it nor any later one comes back. */
  | { readonly how: 'crash'; readonly when: 'before' | 'after' }

/** A call as a fault sees it. */
export interface StruckCall {
  readonly service: ServiceName
  readonly operation: string
  readonly mutating: boolean
}

interface Injection {
  readonly match: CallMatch
  readonly fault: Fault
  readonly onStrike: (call: StruckCall) => void
  seen: number
  lasting: boolean
}

/** The faults that wait for their calls. */
export class Faults {
  readonly #injections: Injection[] = []
  readonly #past: Past
  #acting = false

  constructor(past: Past) {
    this.#past = past
  }

  /** Whether a foreign actor is at work. */
  get acting(): boolean {
    return this.#acting
  }

  /** Adds a fault. Gives a function that takes it back. */
  add(match: CallMatch, fault: Fault, onStrike: (call: StruckCall) => void = () => {}): () => void {
    const injection = { match, fault, onStrike, seen: 0, lasting: false }
    this.#injections.push(injection)
    return () => {
      const at = this.#injections.indexOf(injection)
      if (at >= 0) this.#injections.splice(at, 1)
      if (fault.how === 'stale-reads') this.#past.release()
    }
  }

  /** Runs a call with the first fault that strikes it. `attempt` makes the call, or is refused with an error given. */
  async run(call: StruckCall, attempt: (refusal?: AwsError) => Promise<unknown>): Promise<unknown> {
    if (this.#acting) return attempt()
    const fault = this.#strike(call)
    switch (fault?.how) {
      case undefined:
        return attempt()
      case 'rejected':
        return attempt(new AwsError(fault.code, fault.message ?? 'Injected', fault.status))
      case 'credentials-expired':
        return attempt(expired(call.service))
      case 'stale-reads':
        this.#past.hold(call.service, fault.reads)
        return attempt()
      case 'foreign-actor':
        this.#acting = true
        try {
          await fault.act()
        } finally {
          this.#acting = false
        }
        return attempt()
      case 'answered':
        if (fault.when === 'after') await attempt().catch(() => {})
        throw new Answered(fault)
      case 'unreachable': {
        const { code = 'ECONNREFUSED' } = fault
        throw networkError(code, `${/^(EAI_|ENOTFOUND)/.test(code) ? 'getaddrinfo' : 'connect'} ${code}`)
      }
      case 'no-answer':
        if (fault.when === 'after') await attempt().catch(() => {})
        throw new NoAnswer()
      case 'reply-lost':
        await attempt().catch(() => {})
        throw networkError('ECONNRESET', 'read ECONNRESET')
      case 'delivered-twice': {
        const [first] = await Promise.allSettled([attempt(), attempt()])
        if (first.status === 'rejected') throw first.reason
        return first.value
      }
      case 'crash':
        if (fault.when === 'after') await attempt().catch(() => {})
        throw new NoReply()
    }
  }

  #strike(call: StruckCall): Fault | undefined {
    let struck: Fault | undefined
    for (const injection of this.#injections) {
      const { match, fault } = injection
      if (injection.lasting) {
        struck ??= fault.how === 'crash' ? { how: 'crash', when: 'before' } : fault
        continue
      }
      if (!fits(match, call)) continue
      injection.seen += 1
      if (struck || (match.nth !== undefined && match.nth !== injection.seen)) continue
      injection.lasting = fault.how === 'crash' || fault.how === 'credentials-expired'
      injection.onStrike(call)
      struck = fault
    }
    return struck
  }
}

/** No answer ever comes to this call, nor to any other. */
export class NoReply extends Error {}

/** No answer comes to this call. */
export class NoAnswer extends Error {}

/** What came instead of AWS's answer. */
export class Answered extends Error {
  readonly response: HttpResponse

  constructor({ status, contentType = 'text/html', body = '' }: Extract<Fault, { how: 'answered' }>) {
    super('Answered by something else')
    this.response = {
      statusCode: status,
      headers: { 'content-type': contentType },
      body: new TextEncoder().encode(body),
    }
  }
}

const EXPIRED = 'The security token included in the request is expired'

// Each protocol has its own code.
function expired(service: ServiceName): AwsError {
  if (service === 'ec2') return new AwsError('RequestExpired', 'Request has expired.')
  const query = ['elbv2', 'iam', 'route53', 'sts'].includes(service)
  return new AwsError(query ? 'ExpiredToken' : 'ExpiredTokenException', EXPIRED)
}

function fits({ service, operation, mutating }: CallMatch, call: StruckCall): boolean {
  return (
    (service ?? call.service) === call.service &&
    (operation ?? call.operation) === call.operation &&
    (mutating ?? call.mutating) === call.mutating
  )
}

function networkError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
