import type { LogGroupModel } from '../model/log-group.ts'
import type { ContainerModel } from '../model/task-definition.ts'
import type { Entry } from '../validators/draft.ts'
import type { ContainerLogOptions } from './container-options.ts'
import type { ContainerState, ReadyContainer } from './container-state.ts'

export function readyContainer(
  { logs, ...container }: ContainerState,
  defaults: ContainerLogOptions,
  logGroup: LogGroupModel,
): ReadyContainer {
  if (logs === false) return container
  if ('logDriver' in logs) return { ...container, logConfiguration: logs }
  const { streamPrefix = 'ecs', mode = 'non-blocking', maxBufferSize } = { ...defaults, ...logs }
  const buffer = maxBufferSize === undefined ? {} : { maxBufferSize }
  return { ...container, logConfiguration: { logDriver: 'awslogs', logGroup, streamPrefix, mode, ...buffer } }
}

export function containerModel({ foreign: _, ...container }: ReadyContainer): ContainerModel {
  const { image = '', environment, secrets } = container
  return { ...container, image, environment: recordOf(environment), secrets: recordOf(secrets) }
}

function recordOf<Text>(entries: readonly Entry<Text>[]): Readonly<Record<string, Text>> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
}
