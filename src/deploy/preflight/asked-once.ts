import type { Aws } from '../../aws/clients.ts'

/** The same answers, each asked for once: services share images, secrets, roles and subnets. For reads alone. */
export function askedOnce(aws: Aws): Aws {
  const answers = new Map<string, Promise<unknown>>()
  const once =
    (service: string, call: (operation: string, input: unknown) => Promise<unknown>) =>
    (operation: string, input: unknown): Promise<unknown> => {
      const key = JSON.stringify([service, operation, input])
      const answer = answers.get(key) ?? call(operation, input)
      answers.set(key, answer)
      return answer
    }
  // The operation decides the input's type, which a function over all services cannot say.
  return Object.fromEntries(
    Object.entries(aws).map(([service, call]) => [
      service,
      once(service, call as unknown as Parameters<typeof once>[1]),
    ]),
  ) as unknown as Aws
}
