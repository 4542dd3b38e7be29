import type { Model } from './index.ts'
import type { ServiceModel } from './service.ts'
import { connectedOf } from './service-connect-members.ts'
import type { TaskModel } from './task.ts'

/** For each service by its id, the ids of those that it waits for. */
export type Order = ReadonlyMap<string, readonly string[]>

/** What services wait for and is not among these resources. */
export function awaitedBeyond(models: readonly Model[]): readonly (ServiceModel | TaskModel)[] {
  const known = new Set(models.map(({ kind, id }) => `${kind}/${id}`))
  return servicesOf(models).flatMap(({ after = [] }) => after.filter(({ kind, id }) => !known.has(`${kind}/${id}`)))
}

/** The ids of the tasks that a service waits for. */
export function gatesOf({ after = [] }: ServiceModel): readonly string[] {
  return [...new Set(after.flatMap(({ kind, id }) => (kind === 'task' ? [id] : [])))]
}

/** Whether a service waits for the task of this id. */
export function isGate(id: string, models: readonly Model[]): boolean {
  return servicesOf(models).some(service => gatesOf(service).includes(id))
}

/** What each service waits for: what the program says, and servers of Service Connect where it only calls them. */
export function orderOf(models: readonly Model[]): Order {
  const said = saidOrderOf(models)
  const connected = connectedOf(models)
  const order = new Map(said)
  // A task knows the endpoints that were there when it started, and no others.
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
  for (const { service, namespace, served } of connected) {
    if (served.length > 0) continue
    const servers = connected.filter(
      other =>
        other.served.length > 0 && other.namespace === namespace && !waitsFor(other.service.id, service.id, said),
    )
    order.set(service.id, [...new Set([...(said.get(service.id) ?? []), ...servers.map(each => each.service.id)])])
  }
  return order
}

/** What is wrong where services wait for each other in a circle. */
export function circleOf(models: readonly Model[]) {
  const circle = circleIn(models)
  return (
    circle && {
      code: 'STK-ORD-01' as const,
      path: ['service', circle[0] ?? '', 'after'],
      message: `Services wait for each other: ${circle.join(' -> ')}`,
      hint: 'take one .after() of them out',
    }
  )
}

/** A circle of services each of which waits for the next, with the first at both ends. */
function circleIn(models: readonly Model[]): readonly string[] | undefined {
  const order = saidOrderOf(models)
  const done = new Set<string>()
  const search = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id]
    if (done.has(id)) return undefined
    for (const next of order.get(id) ?? []) {
      const circle = search(next, [...path, id])
      if (circle) return circle
    }
    done.add(id)
    return undefined
  }
  for (const id of order.keys()) {
    const circle = search(id, [])
    if (circle) return circle
  }
  return undefined
}

function saidOrderOf(models: readonly Model[]): Order {
  return new Map(
    servicesOf(models).map(({ id, after = [] }) => [
      id,
      [...new Set(after.flatMap(other => (other.kind === 'service' ? [other.id] : [])))],
    ]),
  )
}

function waitsFor(id: string, other: string, order: Order, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(id)) return false
  return (order.get(id) ?? []).some(next => next === other || waitsFor(next, other, order, new Set([...seen, id])))
}

function servicesOf(models: readonly Model[]): readonly ServiceModel[] {
  return models.flatMap(model => (model.kind === 'service' ? [model] : []))
}
