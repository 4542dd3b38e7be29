import type { DependencyCondition } from '../model/task-definition.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { ECS_NAME } from './ecs-name.ts'
import { networkModeOf } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { nameOneOf } from './named-container.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
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
export type Meetable<N extends string, F extends { healthCheck: boolean; essential: boolean }> = string extends N
  ? DependencyCondition
  : 'START' | Healthy<N, F['healthCheck']> | Ended<N, F['essential']>

type Healthy<N extends string, H> = true extends H ? 'HEALTHY' : Mistake<Filled<typeof NO_HEALTH_CHECK, { name: N }>>
type Ended<N extends string, E> = false extends E
  ? 'COMPLETE' | 'SUCCESS'
  : Mistake<Filled<typeof NOT_ESSENTIAL, { name: N }>>

const docs = `${API}/API_ContainerDependency.html`
const CONDITIONS: readonly string[] = ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'] satisfies DependencyCondition[]
const MANY = 10

const LINKS = `${API}/API_ContainerDefinition.html`
const HEALTH = `${API}/API_HealthCheck.html`

export const dependencyRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-LNK-01', 'DEP-CON-01', 'DEP-ESS-01', 'DEP-HLT-01', 'DEP-REF-01', 'DEP-CYC-01', 'HC-IMG-01'],
  docs,
  check(definition, report) {
    const { containers } = definition
    if (!containers.some(needsOthers)) return
    const byName = new Map(containers.map(container => [container.name, container]))
    // A function of CloudFormation may give the name that others ask for
    const isOneUnnamed = containers.some(({ name }) => !name)
    for (const [index, container] of containers.entries()) {
      for (const [at, { containerName: name, condition }] of container.dependsOn.entries()) {
        const path = ['containerDefinitions', index, 'dependsOn', at]
        const upstream = byName.get(name)
        if (!CONDITIONS.includes(condition)) {
          const message = `${quoted(condition)} is not a condition`
          const hint = `use ${CONDITIONS.join(', ')}`
          const expected = CONDITIONS.join(' | ')
          const where = [...path, 'condition']
          report({ code: 'DEP-CON-01', path: where, message, hint, expected, received: quoted(condition), docs })
        }
        if (!upstream && isOneUnnamed) continue
        if (!upstream || upstream === container) {
          const message = upstream ? `Container "${name}" depends on itself` : `There is no container ${quoted(name)}`
          const hint = hintFor(name, container, containers)
          report({ code: 'DEP-REF-01', path: [...path, 'containerName'], message, hint, docs })
        } else if (condition === 'HEALTHY' && !upstream.healthCheck) {
          report({ code: 'DEP-HLT-01', path, message: filled(NO_HEALTH_CHECK, { name }), docs })
          const message = `ECS ignores the HEALTHCHECK of an image: container "${name}" has none of its own`
          const where = ['containerDefinitions', containers.indexOf(upstream), 'healthCheck']
          report({ code: 'HC-IMG-01', severity: 'warning', path: where, message, hint: 'write it here', docs: HEALTH })
        } else if ((condition === 'COMPLETE' || condition === 'SUCCESS') && upstream.essential) {
          report({ code: 'DEP-ESS-01', path, message: filled(NOT_ESSENTIAL, { name }), docs })
        }
      }
    }
    if (networkModeOf(definition) === 'bridge' && !isOneUnnamed) checkLinks(containers, byName, report)
    const cycle = cycleIn(byName)
    if (cycle) {
      const message = `Containers wait for each other: ${cycle.slice(0, MANY).join(' -> ')}`
      const hint = 'take one of these dependencies away'
      report({ code: 'DEP-CYC-01', path: ['containerDefinitions'], message, hint, docs })
    }
  },
}

function hintFor(name: string, container: ContainerDraft, containers: readonly ContainerDraft[]): string {
  const others = containers.slice(0, MANY).flatMap(other => (other === container ? [] : other.name))
  return others.length > 0 ? nameOneOf(name, others) : 'declare that container first'
}

/**
 * The agent of ECS stops a task that links to a container which it does not have, and RegisterTaskDefinition refuses
 * cycles: https://github.com/aws/amazon-ecs-agent/blob/master/agent/api/task/task.go,
 * https://github.com/Shippable/support/issues/4194
 */
function checkLinks(
  containers: readonly ContainerDraft[],
  byName: ReadonlyMap<string, ContainerDraft>,
  report: Report,
): void {
  for (const [index, container] of containers.entries()) {
    for (const [at, link] of (container.links ?? []).entries()) {
      const [name = ''] = link.split(':', 1)
      const linked = byName.get(name)
      if ((linked && linked !== container) || !ECS_NAME.test(name)) continue
      const message = linked
        ? `Container "${name}" links to itself`
        : `There is no container ${quoted(name)} to link to`
      const path = ['containerDefinitions', index, 'links', at]
      report({ code: 'CD-LNK-01', path, message, hint: hintFor(name, container, containers), docs: LINKS })
    }
  }
}

/** The containers that a container needs before it starts; links and shared volumes make it wait too. */
function needsOf({ name, dependsOn, links, volumesFrom }: ContainerDraft): string[] {
  const needs = dependsOn.map(({ containerName }) => containerName)
  for (const link of links ?? []) needs.push(link.split(':', 1)[0] ?? '')
  for (const { sourceContainer = '' } of volumesFrom ?? []) needs.push(sourceContainer)
  return needs.filter(other => other !== name)
}

const needsOthers = ({ dependsOn, links, volumesFrom }: ContainerDraft): boolean =>
  dependsOn.length > 0 || links !== undefined || volumesFrom !== undefined

/** A circle of containers, found without recursion: a document can hold a chain of any length. */
function cycleIn(containers: ReadonlyMap<string, ContainerDraft>): readonly string[] | undefined {
  const waiting = [...containers.values()].filter(needsOthers)
  // No container is in its own list, so a circle has two that wait.
  if (waiting.length < 2) return undefined
  const done = new Set<string>()
  const onWay = new Set<string>()
  for (const start of waiting) {
    if (done.has(start.name)) continue
    const way = [{ name: start.name, left: needsOf(start) }]
    onWay.add(start.name)
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const next = here.left.pop()
      const container = next === undefined || done.has(next) ? undefined : containers.get(next)
      if (next === undefined) {
        onWay.delete(here.name)
        done.add(here.name)
        way.pop()
      } else if (onWay.has(next)) {
        const names = way.map(({ name }) => name)
        return [...names.slice(names.indexOf(next)), next]
      } else if (container) {
        way.push({ name: next, left: needsOf(container) })
        onWay.add(next)
      }
    }
  }
  return undefined
}
