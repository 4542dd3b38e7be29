import type { Aws } from '../../aws/clients.ts'

/** The same answers, each asked for once: services share images, secrets, roles and subnets. For reads alone. */
export function askedOnce(aws: Aws): Aws {
  const answers = new Map<string, unknown>()
  return new Proxy(aws, {
    get: (all, service) => (operation: string, input: unknown) => {
      const key = JSON.stringify([String(service), operation, input])
      if (!answers.has(key)) answers.set(key, Reflect.apply(Reflect.get(all, service), all, [operation, input]))
      return answers.get(key)
    },
  })
}
