import type { Buildable, Model } from '../model/index.ts'
import type { Tags } from '../model/resource.ts'
import type { StackModel } from '../model/stack.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { checkModel } from '../validators/model.ts'
import { resourcesOf, stackRules } from '../validators/stack.ts'
import { Builder, type Definition, part } from './definition.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer.ts'
import type { CompleteService, ServiceSpec } from './service.ts'
import type { Complete, Spec } from './spec.ts'

/** The thing itself when nothing is missing; otherwise what is missing. */
export type CompleteThing<T> = T extends ServiceSpec
  ? CompleteService<T>
  : T extends LoadBalancerSpec
    ? CompleteLoadBalancer<T>
    : T extends Spec
      ? Complete<T>
      : T

/** Things that are deployed and destroyed together, with everything that they refer to. */
export interface Stack extends Definition<StackModel> {
  /**
   * Adds services, records, clusters and so on. What these refer to need not be added. Something that lacks a part does
   * not compile.
   *
   * @example
   * stack('shop').add(site, dns)
   */
  add<T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }): Stack
  /** Adds tags to every resource of the stack: at most 47 in all. */
  tags(tags: Tags): Stack
  /** Everything found wrong or doubtful, warnings included. It never throws. */
  check(): readonly Issue[]
}

/**
 * Makes a stack.
 *
 * @param name Up to 32 letters, digits and hyphens, starting with a letter. It is part of the names of what is made, so
 *   a stack with another name is another set of resources.
 */
export function stack(name: string): Stack {
  return new StackBuilder({ name, tags: {}, things: [] })
}

interface Settings {
  readonly name: string
  readonly tags: Tags
  readonly things: readonly Definition<Model>[]
}

class StackBuilder extends Builder<StackModel> implements Stack {
  readonly #settings: Settings

  constructor(settings: Settings) {
    super()
    this.#settings = settings
  }

  add(...things: readonly unknown[]): Stack {
    return this.#with({ things: [...this.#settings.things, ...(things as readonly Definition<Model>[])] })
  }

  tags(tags: Tags): Stack {
    return this.#with({ tags: { ...this.#settings.tags, ...tags } })
  }

  check(): readonly Issue[] {
    const issues: Issue[] = []
    const { roots } = this.assemble(issues)
    return unique([...issues, ...resourcesOf(roots).flatMap(checkModel)])
  }

  protected get subject(): string {
    return `Stack "${this.#settings.name}"`
  }

  protected assemble(issues: Issue[]): StackModel {
    const { name, tags, things } = this.#settings
    const found: Issue[] = []
    const built = things.flatMap(thing => part(thing, found) ?? [])
    const model: StackModel = { kind: 'stack', name, tags, roots: [...new Set(built)] }
    issues.push(...unique([...found, ...issuesOf(['stack', name], stackRules, model)]))
    return model
  }

  #with(patch: Partial<Settings>): StackBuilder {
    return new StackBuilder({ ...this.#settings, ...patch })
  }
}

/** Each issue once: a resource that several others refer to is checked with each of them. */
function unique(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}
