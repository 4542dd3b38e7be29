import { watchAnswer } from './answer.ts'
import { CALL_MILLISECONDS, callMilliseconds } from './call-milliseconds.ts'
import type { Clock } from './clock.ts'
import type { Command } from './command.ts'
import { noteAnswer } from './failed-call.ts'
import { isRead } from './is-read.ts'
import { sendRaw } from './raw-json.ts'
import { type Modules, sdks } from './sdk.ts'
import { SERVICE_NAMES, type ServiceName } from './service-name.ts'

/** What the executor needs of an AWS SDK v3 client: every `…Client` of `@aws-sdk` fits. */
export interface SdkClient {
  send(command: never, options?: { abortSignal?: AbortSignal; requestTimeout?: number }): Promise<unknown>
}

/** Without them, the SDK waits for ever. */
const requestHandler = { connectionTimeout: 10_000, requestTimeout: CALL_MILLISECONDS, throwOnRequestTimeout: true }

/** Clients to use instead of the ones that the executor makes from the default credential chain. */
export type Clients = { readonly [S in ServiceName]?: SdkClient }

type CommandName<M> = { [K in keyof M]: K extends `${infer O}Command` ? O : never }[keyof M]
type CommandOf<M, O extends string> = M[`${O}Command` & keyof M]
// A command whose input is optional takes `[] | [input]`.
type Input<M, O extends string> =
  CommandOf<M, O> extends new (...args: infer A) => unknown ? Extract<A, readonly [unknown]>[0] : never
type Output<M, O extends string> =
  CommandOf<M, O> extends abstract new (
    ...args: never
  ) => { resolveMiddleware(...args: never): (args: never) => Promise<{ output: infer R }> }
    ? R
    : never

/** Makes one call to one service: `aws.ecs('CreateCluster', { clusterName })`. */
export type Call<S extends ServiceName> = <O extends CommandName<Modules[S]>>(
  operation: O,
  input: Input<Modules[S], O>,
) => Promise<Output<Modules[S], O>>

/** One typed call function a service. Every call of the executor goes through here. */
export type Aws = { readonly [S in ServiceName]: Call<S> }

/** Sends one request: the place where retries, quotas and traces go. The highest priority goes first. */
export type Send = (
  service: ServiceName,
  operation: string,
  attempt: (signal?: AbortSignal) => Promise<unknown>,
  priority: number,
  input: unknown,
) => Promise<unknown>

/** A client or command of a package of the SDK. */
const made = <T>(module: Readonly<Record<string, unknown>>, name: string, input: unknown): T =>
  new (module[name] as new (input: unknown) => T)(input)

/** Builds the call functions over the caller's clients, or over clients made from the default credential chain. */
export function connect(region: string, clients: Clients, send: Send): Aws {
  return connectByPriority(region, clients, send)(0)
}

/** The same, for calls of different priorities. What AWS has changed when a call returns is told to `onChange`. */
export function connectByPriority(
  region: string,
  clients: Clients,
  send: Send,
  clock: Pick<Clock, 'hold'> = {},
): (priority: number, onChange?: () => void) => Aws {
  const opened = new Map<ServiceName, Promise<readonly [SdkClient, Record<string, unknown>]>>()
  const open = async (service: ServiceName): Promise<readonly [SdkClient, Record<string, unknown>]> => {
    // Retries are ours alone: `retry.ts` knows which calls are safe to repeat.
    const { load, client: name } = sdks[service]
    const module = (await (clock.hold?.(load) ?? load())) as Record<string, unknown>
    return [clients[service] ?? made(module, name, { region, maxAttempts: 1, requestHandler }), module]
  }
  const attempt = async (
    service: ServiceName,
    operation: string,
    input: unknown,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const opening = opened.get(service) ?? open(service)
    opened.set(service, opening)
    const [client, module] = await opening
    const command = made<never>(module, `${operation}Command`, input)
    const answer = watchAnswer(command satisfies Command, service, isRead(operation))
    sendRaw(command, input)
    try {
      const requestTimeout = callMilliseconds(operation)
      return answer.checked(await client.send(command, { requestTimeout, ...(signal && { abortSignal: signal }) }))
    } catch (error) {
      throw noteAnswer(error, answer.seen())
    }
  }
  return (priority, onChange) => {
    const call = (service: ServiceName) => (operation: string, input: unknown) => {
      const answer = send(service, operation, signal => attempt(service, operation, input, signal), priority, input)
      if (!onChange || isRead(operation)) return answer
      return answer.then(output => {
        onChange()
        return output
      })
    }
    // The operation decides the input's type, which a function over all services cannot say.
    return Object.fromEntries(SERVICE_NAMES.map(service => [service, call(service)])) as unknown as Aws
  }
}
