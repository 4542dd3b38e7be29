import fc from 'fast-check'
import type { MethodCall } from '../../src/builders/calls.ts'
import { CONTAINER_CALLS } from '../../src/builders/container-calls.ts'
import type { Fact } from '../../src/builders/spec.ts'
import { type TaskDefinition, taskDefinition } from '../../src/builders/task-definition.ts'
import { type Methods, profiles, type Step, stepsOf } from './steps.ts'

/** A definition, and which methods it was made with. */
export interface Generated {
  readonly definition: TaskDefinition<string, number, number, Fact, string>
  readonly methods: ReadonlySet<string>
}

type Chain = Readonly<Record<string, (...given: readonly unknown[]) => Chain>>

/** Calls the steps on a builder, whose types could not follow. */
function follow(builder: unknown, steps: readonly Step[]): unknown {
  return steps.reduce((chain, { method, given }) => (chain as Chain)[method]?.(...given) as Chain, builder)
}

const NAMES = ['first', 'second', 'third']
/** A second call of these would replace the first, and is refused. */
const ONCE: ReadonlySet<string> = new Set(
  Object.entries<MethodCall>(CONTAINER_CALLS).flatMap(([method, { says }]) => (says ? [method] : [])),
)

/** A role that is given does not replace what an earlier call has said of it. */
const ROLES: readonly string[] = ['executionRole', 'taskRole']

/** Two methods say where logs go. */
const settled = (method: string): string => (method === 'logDriver' ? 'logs' : method)

const container = (methods: Methods): fc.Arbitrary<readonly Step[]> =>
  fc.tuple(methods.image ?? fc.constant([]), stepsOf(methods, 5)).map(([image, steps]) => {
    const once = steps.filter(
      ({ method }, at) => !ONCE.has(method) || steps.findIndex(each => settled(each.method) === settled(method)) === at,
    )
    return [{ method: 'image', given: image }, { method: 'memory', given: [512] }, ...once]
  })

/** Definitions of one to three containers for any launch type, sound or not. */
export const anyDefinition: fc.Arbitrary<Generated> = fc.constantFrom(...profiles).chain(profile =>
  fc
    .tuple(stepsOf(profile.task, 3), fc.array(container(profile.container), { minLength: 1, maxLength: NAMES.length }))
    .map(([steps, containers]) => {
      const chain = [...profile.begin, ...steps].filter(
        ({ method }, at, all) => !ROLES.includes(method) || all.findIndex(each => each.method === method) === at,
      )
      const added = containers.map(
        (inner, index): Step => ({
          method: 'container',
          given: [NAMES[index] ?? '', (c: unknown) => follow(c, inner)],
        }),
      )
      const methods = [...chain.map(({ method }) => method), ...containers.flat().map(({ method }) => `c.${method}`)]
      return {
        definition: follow(taskDefinition('generated'), [...chain, ...added]) as Generated['definition'],
        methods: new Set(methods),
      }
    }),
)

/** The methods that {@link anyDefinition} may call. */
export const everyMethod: ReadonlySet<string> = new Set(
  profiles.flatMap(({ begin, task, container }) => [
    ...begin.map(({ method }) => method),
    ...Object.keys(task),
    ...Object.keys(container).map(method => `c.${method}`),
  ]),
)

/** Definitions that the builders accept. */
export const soundDefinition: fc.Arbitrary<Generated> = anyDefinition.filter(({ definition }) =>
  definition.issues().every(({ severity }) => severity !== 'error'),
)
