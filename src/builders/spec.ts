import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { INCOMPLETE } from '../validators/completeness.ts'
import type { NONE_ESSENTIAL } from '../validators/containers.ts'
import type { Mark } from '../validators/launch.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { Filled } from '../validators/sentence.ts'

declare const spec: unique symbol

/** What the types remember of one container: its name, its TCP ports, whether it has a health check, whether it is essential. */
export interface Fact<
  N extends string = string,
  P extends number = number,
  H extends boolean = boolean,
  E extends boolean = boolean,
> {
  readonly n: N
  readonly p: P
  readonly h: H
  readonly e: E
}

/** What a container knows of its task definition: the containers before it, launch type, network mode, volumes and more. */
export interface Setting<out K extends Fact = Fact, out L = unknown, out N = unknown, out D = string | Mark<'router'>> {
  readonly k: K
  readonly l: L
  readonly n: N
  readonly d: D
}

/**
 * A task definition as other resources see it: launch type, CPU, memory, containers, family and network mode. `unknown`
 * is "not set yet", and `undefined` "not needed". Functions take this, never the builder, so that builders are never
 * compared with each other.
 */
export interface Spec<
  out L = unknown,
  out C = unknown,
  out M = unknown,
  out K extends Fact = Fact,
  out F = unknown,
  out N = unknown,
> {
  /** @internal */
  readonly [spec]: { readonly l: L; readonly c: C; readonly m: M; readonly k: K; readonly f: F; readonly n: N }
  /**
   * Checks the definition and gives its model.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): TaskDefinitionModel
}

/** The facts of a task definition's containers. */
export type FactsOf<T extends Spec> = T[typeof spec]['k']

/** The launch type of a task definition: `'FARGATE'`, `'EC2'`, `'EXTERNAL'` or `'MANAGED_INSTANCES'`. */
export type LaunchTypeOf<T extends Spec> = T[typeof spec]['l']

/** The network mode of a task definition: `'awsvpc'`, `'bridge'`, `'host'`, `'none'`, or `'default'` of Windows. */
export type NetworkModeOf<T extends Spec> = T[typeof spec]['n']

/** The task definition itself when nothing is missing; otherwise what is missing. */
export type Complete<T extends Spec> = T[typeof spec] extends Whole
  ? true extends T[typeof spec]['k']['e']
    ? T
    : WithoutEssential<T[typeof spec]['k']>
  : Incomplete<T>

type WithoutEssential<K> = [K] extends [never] ? Mistake<Missing<'container'>> : Mistake<typeof NONE_ESSENTIAL>

interface Whole {
  readonly l: string
  readonly c: number | undefined
  readonly m: number | undefined
  readonly k: Fact
  readonly f: string
}

type Incomplete<T extends Spec> = unknown extends T[typeof spec]['l']
  ? Mistake<Missing<'fargate'>>
  : unknown extends T[typeof spec]['c']
    ? Mistake<Missing<'cpu'>>
    : unknown extends T[typeof spec]['m']
      ? Mistake<Missing<'memory'>>
      : [T[typeof spec]['k']] extends [never]
        ? Mistake<Missing<'container'>>
        : Mistake<Missing<'family'>>

type Missing<Step extends string> = Filled<typeof INCOMPLETE, { step: Step }>
