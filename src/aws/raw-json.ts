import type { Command } from './command.ts'

// The SDK drops every member that it does not know, of answers as of requests.
const texts = new WeakMap<object, string>()
const bodies = new WeakMap<object, unknown>()

/** Keeps the JSON that an output was read from. */
export function keepJson(output: unknown, text: string): void {
  if (typeof output === 'object' && output !== null && text.startsWith('{')) texts.set(output, text)
}

/** All that AWS has answered, also what this version of the SDK does not know. Nothing where it was no JSON. */
export function jsonOf(output: object): unknown {
  const text = texts.get(output)
  return text === undefined ? undefined : JSON.parse(text)
}

/** Lets JSON be sent for an input, also with members that this version of the SDK does not know. */
export function sentAs<T extends object>(json: unknown, input: T): T {
  bodies.set(input, json)
  return input
}

/** Makes the command send the JSON that was given for its input, if any was. */
export function sendRaw({ middlewareStack }: Command, input: unknown): void {
  if (typeof input !== 'object' || input === null || !bodies.has(input)) return
  middlewareStack.add(
    next => args => {
      const { request } = args
      if (typeof request === 'object' && request !== null)
        Reflect.set(request, 'body', new TextEncoder().encode(JSON.stringify(bodies.get(input))))
      return next(args)
    },
    { step: 'build', priority: 'high', name: 'fluentEcsSentAs' },
  )
}
