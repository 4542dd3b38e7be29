import fc from 'fast-check'
import type { Fact } from '../../src/builders/spec.ts'
import { type TaskDefinition, taskDefinition } from '../../src/builders/task-definition.ts'
import { containerMethods, type Step, stepsOf, taskDefinitionMethods } from './steps.ts'

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
const SIZES: readonly [number, number][] = [
  [0.25, 0.5],
  [0.5, 4],
  [1, 2],
  [4, 16],
]

const IMAGE = containerMethods.image ?? fc.constant(['nginx'])

const container: fc.Arbitrary<readonly Step[]> = fc
  .tuple(IMAGE, stepsOf(containerMethods, 6))
  .map(([image, steps]) => [{ method: 'image', given: image }, ...steps])

/** Definitions of one to three containers, sound or not. */
export const anyDefinition: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.constantFrom(...SIZES),
    stepsOf(taskDefinitionMethods, 4),
    fc.array(container, { minLength: 1, maxLength: NAMES.length }),
  )
  .map(([[cpu, memory], steps, containers]) => {
    const start = follow(
      taskDefinition('generated')
        .fargate()
        .cpu(cpu as 1)
        .memory(memory as 2),
      steps,
    )
    const added = containers.map(
      (inner, index): Step => ({
        method: 'container',
        given: [NAMES[index] ?? '', (c: unknown) => follow(c, inner)],
      }),
    )
    return {
      definition: follow(start, added) as Generated['definition'],
      methods: new Set([...steps.map(({ method }) => method), ...containers.flat().map(({ method }) => `c.${method}`)]),
    }
  })

/** Definitions that the builders accept. */
export const soundDefinition: fc.Arbitrary<Generated> = anyDefinition.filter(({ definition }) =>
  definition.issues().every(({ severity }) => severity !== 'error'),
)
