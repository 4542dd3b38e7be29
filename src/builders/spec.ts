import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { Mistake } from '../validators/mistake.ts'

declare const spec: unique symbol

/** What the types remember of one container: its name, its ports, whether it has a health check, whether it is essential. */
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

/**
 * A task definition as other resources see it: launch type, CPU, memory and containers. `unknown` is "not set yet".
 * Functions take this, never the builder, so that builders are never compared with each other.
 */
export interface Spec<out L = unknown, out C = unknown, out M = unknown, out K extends Fact = Fact> {
  /** @internal */
  readonly [spec]: { readonly l: L; readonly c: C; readonly m: M; readonly k: K }
  /**
   * Checks the definition and gives its model.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): TaskDefinitionModel
}

/** The facts of a task definition's containers. */
export type FactsOf<T extends Spec> = T[typeof spec]['k']

/** The task definition itself when nothing is missing; otherwise what is missing. */
export type Complete<T extends Spec> = 0 extends 1 & T[typeof spec]['c']
  ? T
  : unknown extends T[typeof spec]['l']
    ? Mistake<'This task definition is incomplete: call .fargate()'>
    : unknown extends T[typeof spec]['c']
      ? Mistake<'This task definition is incomplete: call .cpu()'>
      : unknown extends T[typeof spec]['m']
        ? Mistake<'This task definition is incomplete: call .memory()'>
        : [T[typeof spec]['k']] extends [never]
          ? Mistake<'This task definition is incomplete: call .container()'>
          : T
