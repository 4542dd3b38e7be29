import type { World } from '../operation.ts'
import type { InstanceState, TaskState } from './account-state.ts'
import { schedule, watcherOf } from './scheduler.ts'
import { containers, ecsArn, now } from './state.ts'
import { stopTask } from './task-stop.ts'

/** A container instance: its cluster, and its id there. */
export interface Joined {
  readonly cluster: string
  readonly id: string
}

type Joining = Omit<InstanceState, 'arn' | 'id' | 'registeredAt' | 'status'>

/** Registers an instance of an Auto Scaling group, where there is such a cluster. Gives its id. */
export function joinCluster(world: World, name: string, joining: Joining): string | undefined {
  const cluster = containers(world).clusters.get(name)
  if (cluster?.status !== 'ACTIVE') return undefined
  const id = world.id(32)
  const arn = ecsArn(world, `container-instance/${name}/${id}`)
  cluster.instances.set(id, { ...joining, arn, id, registeredAt: now(world), status: 'ACTIVE' })
  return id
}

/** Puts no more tasks on an instance, and lets services replace those that it has. */
export function drainInstance(world: World, { cluster: name, id }: Joined): void {
  const cluster = containers(world).clusters.get(name)
  const instance = cluster?.instances.get(id)
  if (!cluster || !instance) return
  instance.status = 'DRAINING'
  for (const service of cluster.services.values()) schedule(world, service)
}

/** Whether no task runs on an instance, save those of daemons, which go last. */
export function hasLeft(world: World, joined: Joined): boolean {
  return tasksOn(world, joined).every(isDaemon)
}

/** Whether an instance that takes tasks has none, save those of daemons. */
export function idleInstance(world: World, joined: Joined): boolean {
  const instance = containers(world).clusters.get(joined.cluster)?.instances.get(joined.id)
  return instance?.status === 'ACTIVE' && hasLeft(world, joined)
}

/** Takes an instance out of its cluster: whatever still runs on it ends. */
export function leaveCluster(world: World, joined: Joined): void {
  const cluster = containers(world).clusters.get(joined.cluster)
  const going = tasksOn(world, joined)
  cluster?.instances.delete(joined.id)
  for (const task of going) {
    const watcher = task.service ? watcherOf(world, task.service) : { changed: () => {}, stopping: () => {} }
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
    stopTask(
      world,
      task,
      'TerminationNotice',
      `Host EC2 (instance ${task.instance?.ec2InstanceId}) terminated.`,
      watcher,
    )
  }
  for (const service of cluster?.services.values() ?? []) schedule(world, service)
}

const isDaemon = ({ service }: TaskState): boolean => service?.settings.schedulingStrategy === 'DAEMON'

function tasksOn(world: World, { cluster, id }: Joined): TaskState[] {
  const tasks = containers(world).clusters.get(cluster)?.tasks.values() ?? []
  return [...tasks].filter(({ instance, lastStatus }) => instance?.id === id && lastStatus !== 'STOPPED')
}
