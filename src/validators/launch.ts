import type { LaunchType } from '../model/task-definition.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows } from './is-windows.ts'

/** Whether a definition says that it must run there. */
export function runsOn({ requiresCompatibilities }: TaskDefinitionDraft, type: LaunchType): boolean {
  return requiresCompatibilities?.includes(type) ?? false
}

/** Whether nothing but EC2 is meant: AWS takes EC2 where nothing is said. */
export function runsOnEc2(definition: TaskDefinitionDraft): boolean {
  const { requiresCompatibilities: types } = definition
  return types === undefined || types.length === 0 || types.includes('EC2')
}

/** The network mode, or what AWS takes where it is not given: the one of Windows is neither of the named ones. */
export function networkModeOf(definition: TaskDefinitionDraft): string | undefined {
  if (definition.networkMode !== undefined) return definition.networkMode
  if (isWindows(definition)) return undefined
  return runsOn(definition, 'MANAGED_INSTANCES') ? 'awsvpc' : 'bridge'
}
