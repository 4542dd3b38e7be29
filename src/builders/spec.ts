import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { INCOMPLETE } from '../validators/completeness.ts'
import type { NONE_ESSENTIAL } from '../validators/containers.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { Filled } from '../validators/sentence.ts'

declare const spec: unique symbol

/** What the types remember of one container: its name, its TCP ports and the names of its ports, whether it has a health check, whether it is essential. */
export interface Fact<
  Name extends string = string,
  Ports extends number | string = number | string,
  HealthCheck extends boolean = boolean,
  Essential extends boolean = boolean,
> {
  readonly name: Name
  readonly ports: Ports
  readonly healthCheck: HealthCheck
  readonly essential: Essential
}

/** What a container knows of its task definition: the containers before it, launch type, network mode, volumes and more. */
export interface Setting<
  out Containers extends Fact = Fact,
  out Launch = unknown,
  out Network = unknown,
  out Declared = unknown,
> {
  readonly containers: Containers
  readonly launchType: Launch
  readonly networkMode: Network
  readonly declared: Declared
}

/**
 * A task definition as other resources see it: launch type, CPU, memory, containers, family and network mode. `unknown`
 * is "not set yet", and `undefined` "not needed". Functions take this, never the builder, so that builders are never
 * compared with each other.
 */
export interface Spec<
  out Launch = unknown,
  out Cpu = unknown,
  out Memory = unknown,
  out Containers extends Fact = Fact,
  out Family = unknown,
  out Network = unknown,
> {
  /** @internal */
  readonly [spec]: {
    readonly launchType: Launch
    readonly cpu: Cpu
    readonly memory: Memory
    readonly containers: Containers
    readonly family: Family
    readonly networkMode: Network
  }
  /**
   * Checks the definition and gives its model.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): TaskDefinitionModel
}

declare const declaredHere: unique symbol

/** A task definition as a step gives it back: with the names of its volumes, and its marks. */
export interface Stepped<
  out Launch = unknown,
  out Cpu = unknown,
  out Memory = unknown,
  out Containers extends Fact = Fact,
  out Family = unknown,
  out Network = unknown,
  out Declared = unknown,
> extends Spec<Launch, Cpu, Memory, Containers, Family, Network> {
  /** @internal A method, so that a variable of a definition takes one that declares more. */
  [declaredHere](declared: Declared): void
}

/** What the types remember of a task definition. */
export type SpecOf<T extends Spec> = T[typeof spec]

/** The task definition itself when nothing is missing; otherwise what is missing. */
export type Complete<T extends Spec> = T[typeof spec] extends Whole
  ? true extends T[typeof spec]['containers']['essential']
    ? T
    : WithoutEssential<T[typeof spec]['containers']>
  : Incomplete<T>

type WithoutEssential<Containers> = [Containers] extends [never]
  ? Mistake<Missing<'container'>>
  : Mistake<typeof NONE_ESSENTIAL>

interface Whole {
  readonly launchType: string
  readonly cpu: number | undefined
  readonly memory: number | undefined
  readonly containers: Fact
  readonly family: string
}

type Incomplete<T extends Spec> = unknown extends T[typeof spec]['launchType']
  ? Mistake<Missing<'fargate'>>
  : unknown extends T[typeof spec]['cpu']
    ? Mistake<Missing<'cpu'>>
    : unknown extends T[typeof spec]['memory']
      ? Mistake<Missing<'memory'>>
      : [T[typeof spec]['containers']] extends [never]
        ? Mistake<Missing<'container'>>
        : Mistake<Missing<'family'>>

type Missing<Step extends string> = Filled<typeof INCOMPLETE, { step: Step }>
