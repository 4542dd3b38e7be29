import type { Buildable } from '../model/index.ts'
import type { Tags } from '../model/resource.ts'
import type { StackModel } from '../model/stack.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { stackRules } from '../validators/stack.ts'
import { call, taken, taking } from './calls.ts'
import { COMMON_CALLS, NAMED, TAGS } from './common-calls.ts'
import { part, typed } from './definition.ts'
import { anything, text } from './kinds.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import type { CompleteService, ServiceSpec } from './service-spec.ts'
import type { Complete, Spec } from './spec.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/** The thing itself when nothing is missing; otherwise what is missing. */
export type CompleteThing<T> = T extends ServiceSpec
  ? CompleteService<T>
  : T extends LoadBalancerSpec
    ? CompleteLoadBalancer<T>
    : T extends Spec
      ? Complete<T>
      : T

/** Things that are deployed and destroyed together, with everything that they refer to. */
export interface Stack extends CheckedDefinition<StackModel> {
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
}

/**
 * Makes a stack.
 *
 * @param name Up to 32 letters, digits and hyphens, starting with a letter. It is part of the names of what is made, so
 *   a stack with another name is another set of resources.
 */
export function stack(name: string): Stack {
  taken('stack()', NAMED, [name], stack)
  return typed(new StackBuilder({ name, tags: {}, things: [] }), stack)
}

interface Settings {
  readonly name: string
  readonly tags: Tags
  readonly things: readonly Buildable[]
  readonly permissionsBoundary?: string
}

class StackBuilder extends Steps<Settings, StackModel> implements Stack {
  add(...things: readonly unknown[]): Stack {
    return this.with({ things: [...this.settings.things, ...(things as readonly Buildable[])] })
  }

  tags(tags: Tags): Stack {
    return this.with({ tags: { ...this.settings.tags, ...tags } })
  }

  permissionsBoundary(policy: string): Stack {
    return this.with({ permissionsBoundary: policy })
  }

  protected get where(): readonly [string, string] {
    return ['stack', this.settings.name]
  }

  protected make(issues: Issue[]): StackModel {
    const { name, tags, things, permissionsBoundary } = this.settings
    const roots = new Set(things.flatMap(thing => part(thing, issues) ?? []))
    const model: StackModel = {
      kind: 'stack',
      name,
      tags,
      roots: [...roots],
      ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
    }
    issues.push(...issuesOf(this.where, stackRules, model))
    return model
  }
}

offers(StackBuilder, 'stack', {
  ...COMMON_CALLS,
  add: taking(anything),
  permissionsBoundary: call(text),
  tags: TAGS,
})
