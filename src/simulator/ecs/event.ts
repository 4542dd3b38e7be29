import type { World } from '../operation.ts'
import type { ServiceState } from './account-state.ts'
import { now } from './state.ts'

const KEPT = 100

/** Adds an event to the service's list, the newest first; AWS keeps 100. Some name a deployment as a task set. */
export function say(world: World, service: ServiceState, message: string, deploymentId?: string): void {
  const id = world.id(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const taskSet = deploymentId === undefined ? '' : `, taskSet ${deploymentId}`
  service.events.unshift({ id, createdAt: now(world), message: `(service ${service.name}${taskSet}) ${message}` })
  service.events.splice(KEPT)
}
