import type { Deferred } from '../model/deferred.ts'
import type { Buildable } from '../model/index.ts'
import type { Tags } from '../model/resource.ts'
import type { StackModel } from '../model/stack.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { Filled } from '../validators/sentence.ts'
import { type OUTPUT_TWICE, resourcesOf, stackRules } from '../validators/stack.ts'
import { call, saying, taken, taking } from './calls.ts'
import { COMMON_CALLS, NAMED, TAGS } from './common-calls.ts'
import { type MethodsOf, part, placed, typed } from './definition.ts'
import { anything, text } from './kinds.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import type { CompleteService, ServiceSpec } from './service-spec.ts'
import type { Complete, Spec } from './spec.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import type { CompleteTask, TaskSpec } from './task-spec.ts'
import { deferrable } from './value.ts'

/** The thing itself when nothing is missing; otherwise what is missing. */
export type CompleteThing<T> = T extends ServiceSpec
  ? CompleteService<T>
  : T extends LoadBalancerSpec
    ? CompleteLoadBalancer<T>
    : T extends Spec
      ? Complete<T>
      : T extends TaskSpec
        ? CompleteTask<T>
        : T

/** Things that are deployed and destroyed together, with everything that they refer to. */
export interface Stack extends CheckedDefinition<StackModel<never>> {
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
  /**
   * Sets the permissions boundary of every role that the stack makes: a managed policy of the account, by its name (with
   * its path) or ARN. A role is allowed only what both its own policies and the boundary allow. Without it, boundaries that
   * others have set stay.
   *
   * @example
   * stack('shop').permissionsBoundary('fluent-ecs-boundary')
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  permissionsBoundary(policy: string): Stack
  /**
   * Has a deploy give a value to others: to the program in `result.outputs`, and to other tools as JSON, with the option
   * `outputsFile`. Outputs are not secret.
   *
   * @param name A letter, then up to 254 letters, digits, `.`, `_` and `-`.
   * @example
   * stack('shop').add(site).output('url', edge.url)
   */
  output<N extends string>(name: N, value: string | Deferred): StackWithOutputs<N>
}

/**
 * A stack that gives values to others.
 *
 * @typeParam Outputs their names
 */
export interface StackWithOutputs<Outputs extends string = string> extends Stack {
  build(): StackModel<Outputs>
  add<T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }): StackWithOutputs<Outputs>
  tags(tags: Tags): StackWithOutputs<Outputs>
  permissionsBoundary(policy: string): StackWithOutputs<Outputs>
  output<N extends string>(name: N & NewOutput<N, Outputs>, value: string | Deferred): StackWithOutputs<Outputs | N>
}

/** A name that no output of the stack has yet. */
export type NewOutput<N extends string, Outputs extends string> = string extends Outputs
  ? unknown
  : N extends Outputs
    ? Mistake<Filled<typeof OUTPUT_TWICE, { name: N }>>
    : unknown

/**
 * Makes a stack.
 *
 * @param name Up to 32 letters, digits and hyphens, starting with a letter. It is part of the names of what is made, so
 *   a stack with another name is another set of resources.
 */
export function stack(name: string): Stack {
  taken('stack()', NAMED, [name], stack)
  return typed(new StackBuilder({ name, tags: {}, things: [], outputs: [] }), stack)
}

interface Settings {
  readonly name: string
  readonly tags: Tags
  readonly things: readonly Buildable[]
  readonly permissionsBoundary?: string
  readonly outputs: readonly (readonly [name: string, value: string | Deferred])[]
}

class StackBuilder extends TaggedSteps<Settings, StackModel> implements MethodsOf<Stack> {
  add(...things: readonly unknown[]): StackBuilder {
    return this.with({ things: [...this.settings.things, ...(things as readonly Buildable[])] })
  }

  permissionsBoundary(policy: string): StackBuilder {
    return this.with({ permissionsBoundary: policy })
  }

  output(name: string, value: string | Deferred): StackBuilder {
    return this.with({ outputs: [...this.settings.outputs, [name, value]] })
  }

  protected get where(): readonly [string, string] {
    return ['stack', this.settings.name]
  }

  protected make(issues: Issue[]): StackModel {
    const { name, tags, things, permissionsBoundary, outputs } = this.settings
    const roots = new Set(things.flatMap(thing => part(thing, issues) ?? []))
    const model: StackModel = {
      kind: 'stack',
      name,
      tags,
      roots: [...roots],
      ...(outputs.length > 0 && { outputs: Object.fromEntries(outputs) }),
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
    }
    const found = issuesOf(this.where, stackRules, model)
    const about = found.length > 0 ? resourcesOf([model.roots, model.outputs]) : []
    issues.push(
      ...placed(found, ({ path: [, , kind, id] }) => about.find(each => each.kind === kind && each.id === id) ?? this),
    )
    return model
  }
}

offers(StackBuilder, 'stack', {
  ...COMMON_CALLS,
  add: taking(anything),
  permissionsBoundary: call(text),
  output: saying(([name, value]) => ({ [`output ${String(name)}`]: value }), call(text, deferrable)),
  tags: TAGS,
})
