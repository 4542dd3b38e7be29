import type { DependencyCondition } from '../model/task-definition.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import type { Mistake } from './mistake.ts'
import { API, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of dependencies. */
export const NOT_ESSENTIAL =
  'Container "{name}" is essential, so nothing can wait for it to end: call .essential(false) on it'
export const NO_HEALTH_CHECK =
  'Container "{name}" has no health check, so nothing can wait for it to be HEALTHY: call .healthCheck() on it'
export const NONE_BEFORE = 'No container is declared before this one, so it cannot depend on "{name}"'

/** The name of a container declared before this one. */
export type Sibling<N extends string, Names extends string> = string extends N
  ? N
  : [Names] extends [never]
    ? Mistake<Filled<typeof NONE_BEFORE, { name: N }>>
    : Names

/** The conditions that a container with these facts can meet, and why it cannot meet the others. */
export type Meetable<N extends string, F extends { h: boolean; e: boolean }> = string extends N
  ? DependencyCondition
  : 'START' | Healthy<N, F['h']> | Ended<N, F['e']>

type Healthy<N extends string, H> = true extends H ? 'HEALTHY' : Mistake<Filled<typeof NO_HEALTH_CHECK, { name: N }>>
type Ended<N extends string, E> = false extends E
  ? 'COMPLETE' | 'SUCCESS'
  : Mistake<Filled<typeof NOT_ESSENTIAL, { name: N }>>

const docs = `${API}/API_ContainerDependency.html`
const CONDITIONS: readonly string[] = ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'] satisfies DependencyCondition[]

export const dependencyRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['DEP-CON-01', 'DEP-ESS-01', 'DEP-HLT-01', 'DEP-REF-01', 'DEP-CYC-01'],
  check({ containers }, report) {
    const byName = new Map(containers.map(container => [container.name, container]))
    for (const [index, container] of containers.entries()) {
      for (const [at, { containerName: name, condition }] of container.dependsOn.entries()) {
        const path = ['containers', index, 'dependsOn', at]
        const upstream = byName.get(name)
        if (!CONDITIONS.includes(condition)) {
          const message = `"${condition}" is not a condition`
          const hint = `use ${CONDITIONS.join(', ')}`
          report({
            code: 'DEP-CON-01',
            path,
            message,
            hint,
            expected: CONDITIONS.join(' | '),
            received: condition,
            docs,
          })
        }
        if (!upstream || upstream === container) {
          const others = [...byName.keys()].filter(other => other !== container.name)
          const message = upstream ? `Container "${name}" depends on itself` : `There is no container "${name}"`
          const hint = others.length > 0 ? `depend on one of ${others.join(', ')}` : 'declare that container first'
          report({ code: 'DEP-REF-01', path, message, hint, docs })
        } else if (condition === 'HEALTHY' && !upstream.healthCheck) {
          report({ code: 'DEP-HLT-01', path, message: filled(NO_HEALTH_CHECK, { name }), docs })
        } else if ((condition === 'COMPLETE' || condition === 'SUCCESS') && upstream.essential) {
          report({ code: 'DEP-ESS-01', path, message: filled(NOT_ESSENTIAL, { name }), docs })
        }
      }
    }
    const cycle = cycleIn(byName)
    if (cycle) {
      const message = `Containers wait for each other: ${cycle.join(' -> ')}`
      report({ code: 'DEP-CYC-01', path: ['containers'], message, hint: 'take one of these dependencies away', docs })
    }
  },
}

function cycleIn(containers: ReadonlyMap<string, ContainerDraft>): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (name: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return undefined
    for (const { containerName } of containers.get(name)?.dependsOn ?? []) {
      const cycle = containerName === name ? undefined : walk(containerName, [...way, name])
      if (cycle) return cycle
    }
    done.add(name)
    return undefined
  }
  for (const name of containers.keys()) {
    const cycle = walk(name, [])
    if (cycle) return cycle
  }
  return undefined
}
