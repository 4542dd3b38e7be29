import { InvalidDefinitionError } from '../../errors.ts'
import { duplicateOf } from '../../model/duplicates.ts'
import { derivedFrom, isModel, type Kind, type Model, partsOf, type StackModel } from '../../model/index.ts'
import { memberRules } from '../../model/member-rules.ts'
import { RECORD_TYPES, type RecordModel, type RecordType } from '../../model/record.ts'
import { joined, noRulesOf } from '../../model/security-group-rules.ts'
import { ownGroupsOf } from '../../model/service-groups.ts'
import { awaitedBeyond, circleOf, gatesOf, type Order, orderOf } from '../../model/service-order.ts'
import { joinedRoute } from '../../model/shared-route.ts'
import { groupsOfTask } from '../../model/task.ts'
import { keyOf } from '../ownership.ts'

/** A resource of the stack and the keys of those it refers to. */
export interface Node {
  readonly key: string
  readonly model: Model
  readonly needs: readonly string[]
  /** What has to be over before this one changes, though it does not refer to it. */
  readonly after: readonly string[]
}

/** All resources of a stack by key, each after everything that it needs. */
export type Graph = ReadonlyMap<string, Node>

/** Collects what the stack's roots reach. References are values, so there can be no cycle. */
export function collect(stack: StackModel, whole: ReadonlyMap<string, Model> = new Map()): Graph {
  const graph = new Map<string, Node>()
  const larger = new Map<string, Model>()
  const visit = (given: Model): void => {
    const key = keyOf(given)
    const model = whole.get(key) ?? given
    const known = graph.get(key)
    if (known) {
      const so = larger.get(key) ?? known.model
      const duplicate = duplicateOf(given, so)
      if (duplicate) throw new InvalidDefinitionError(`stack "${stack.name}"`, [{ ...duplicate, severity: 'error' }])
      const both = joined(given, so) ?? joinedRoute(given, so)
      if (both) larger.set(key, both)
      return
    }
    const needs = referencesIn(model)
    for (const needed of needs) visit(needed)
    graph.set(key, { key, model, needs: [...new Set(needs.map(keyOf))], after: [] })
    for (const derived of derivedFrom(model)) visit(derived)
  }
  for (const root of [...stack.roots, ...referencesIn(stack.outputs ?? {})]) visit(root)
  const models = () => [...graph.values()].map(node => node.model)
  for (let beyond = awaitedBeyond(models()); beyond.length > 0; beyond = awaitedBeyond(models())) beyond.forEach(visit)
  for (const rules of memberRules(models())) visit(rules)
  // What is in several parts has to stand before all that needs any of them.
  if (larger.size > 0) return collect(stack, new Map([...whole, ...larger]))
  const circle = circleOf(models())
  if (circle) throw new InvalidDefinitionError(`stack "${stack.name}"`, [{ ...circle, severity: 'error' }])
  return inOrder(graph)
}

/** The same with what services wait for, and with the rules that open them before them. */
function inOrder(graph: Graph): Graph {
  const order = orderOf([...graph.values()].map(node => node.model))
  const sorted = new Map<string, Node>()
  const visit = (node: Node): void => {
    if (sorted.has(node.key)) return
    const { model } = node
    const opened = model.kind === 'service' ? ownGroupsOf(model).map(noRulesOf).map(keyOf) : []
    const needs = [...new Set([...node.needs, ...opened.filter(key => graph.has(key))])]
    const after = awaitedBy(model, order, graph)
    for (const key of [...needs, ...after]) {
      const earlier = graph.get(key)
      if (earlier) visit(earlier)
    }
    sorted.set(node.key, { ...node, needs, after })
  }
  for (const node of graph.values()) visit(node)
  return sorted
}

/**
 * What has to be over before a resource changes: what a service waits for; of a task, that it is let in elsewhere; of a
 * schedule or event rule, that the services of the same revisions have changed, and well; of a record, that those of its
 * name that more ask for are there: a CNAME goes with the first of them.
 */
function awaitedBy(model: Model, order: Order, graph: Graph): readonly string[] {
  if (model.kind === 'service') {
    const services = (order.get(model.id) ?? []).map(id => keyOf({ kind: 'service', id }))
    return [...services, ...gatesOf(model).map(id => keyOf({ kind: 'task', id }))]
  }
  if (model.kind === 'schedule' || model.kind === 'event-rule') {
    const { id } = model.taskDefinition
    const services = [...graph.values()].filter(
      each => each.model.kind === 'service' && each.model.taskDefinition.id === id,
    )
    return services.map(({ key }) => key)
  }
  if (model.kind === 'record') return recordsBefore(model, graph)
  if (model.kind !== 'task') return []
  const groups = groupsOfTask(model).map(keyOf)
  const opened = [...graph.values()].filter(
    ({ model: { kind }, needs }) => OPENS.includes(kind) && needs.some(key => groups.includes(key)),
  )
  return opened.map(({ key }) => key)
}

function recordsBefore({ zone, name, ...model }: RecordModel, graph: Graph): readonly string[] {
  const rank = (type: RecordType | undefined): number => (type === undefined ? 0 : RECORD_TYPES.indexOf(type))
  const own = rank('type' in model ? model.type : undefined)
  return [...graph.values()].flatMap(({ key, model: other }) =>
    other.kind === 'record' &&
    other.name === name &&
    keyOf(other.zone) === keyOf(zone) &&
    rank('type' in other ? other.type : undefined) < own
      ? [key]
      : [],
  )
}

const OPENS: readonly Kind[] = ['security-group', 'security-group-rules']

/**
 * Visits every resource as soon as those before it are done: what it needs when going forward, what needs it in
 * reverse. What comes after a visit that gives false is not visited.
 */
export async function walk(
  graph: Graph,
  direction: 'forward' | 'reverse',
  visit: (node: Node) => Promise<boolean>,
): Promise<void> {
  const before = direction === 'forward' ? earlierThan(graph) : dependents(graph)
  const visits = new Map<string, Promise<boolean>>()
  const start = (node: Node): Promise<boolean> => {
    const earlier = (before.get(node.key) ?? []).flatMap(key => visits.get(key) ?? [])
    return Promise.all(earlier).then(results => results.every(Boolean) && visit(node))
  }
  const nodes = [...graph.values()]
  for (const node of direction === 'forward' ? nodes : nodes.reverse()) visits.set(node.key, start(node))
  await Promise.all(visits.values())
}

/** How many steps the longest way from each resource to the end of the walk has. */
export function remainingSteps(graph: Graph, direction: 'forward' | 'reverse'): ReadonlyMap<string, number> {
  const after = direction === 'forward' ? dependents(graph) : earlierThan(graph)
  const steps = new Map<string, number>()
  const nodes = [...graph.keys()]
  for (const key of direction === 'forward' ? nodes.reverse() : nodes) {
    steps.set(key, 1 + Math.max(0, ...(after.get(key) ?? []).map(later => steps.get(later) ?? 0)))
  }
  return steps
}

function earlierThan(graph: Graph): Map<string, readonly string[]> {
  return new Map([...graph].map(([key, { needs, after }]) => [key, [...needs, ...after]]))
}

function dependents(graph: Graph): Map<string, string[]> {
  const found = new Map<string, string[]>([...graph.keys()].map(key => [key, []]))
  for (const [key, earlier] of earlierThan(graph)) for (const each of earlier) found.get(each)?.push(key)
  return found
}

/** The resources that something holds, at any depth of its own settings. */
function referencesIn(holder: object): Model[] {
  const found: Model[] = []
  const search = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    if (isModel(value)) found.push(value)
    else for (const part of partsOf(value)) search(part)
  }
  for (const part of partsOf(holder)) search(part)
  return found
}
