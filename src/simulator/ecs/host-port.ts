import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { ContainerBinding, InstanceState, TaskState } from './account-state.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
const FIRST_EPHEMERAL = 32_768

/** The ports of the instance that the task's containers get. A host port of 0 becomes a free one, for each task another. */
export function bindPorts(
  { containerDefinitions = [], networkMode }: TaskDefinition,
  instance: InstanceState | undefined,
  others: Iterable<TaskState>,
): ContainerBinding[] {
  if (!instance || networkMode === 'awsvpc') return []
  const taken = new Set<number>()
  for (const task of others)
    if (task.instance === instance && task.lastStatus !== 'STOPPED')
      for (const { hostPort } of task.bindings) taken.add(hostPort)
  const free = (): number => {
    let port = FIRST_EPHEMERAL
    while (taken.has(port)) port += 1
    taken.add(port)
    return port
  }
  return containerDefinitions.flatMap(({ name = '', portMappings = [] }) =>
    portMappings.flatMap(({ containerPort, hostPort, protocol }) =>
      containerPort === undefined ? [] : [{ container: name, containerPort, protocol, hostPort: hostPort || free() }],
    ),
  )
}
