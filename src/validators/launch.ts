import type { LaunchType } from '../model/task-definition.ts'
import type { TaskDefinitionDraft } from './draft.ts'

declare const mark: unique symbol

/** What the types remember of a task definition beside the names of its volumes. */
export interface Mark<out T extends 'windows' | 'arm64' | 'router' | 'ebs' = 'windows' | 'arm64' | 'router' | 'ebs'> {
  readonly [mark]: T
}

/** Whether a definition has the mark. One that may have declared anything, `unknown`, is left to the run time. */
export type Marked<T extends 'windows' | 'arm64' | 'router' | 'ebs', D> = unknown extends D
  ? false
  : Mark<T> extends D
    ? true
    : false

/** Whether a definition says that it must run there. */
export function runsOn({ requiresCompatibilities }: TaskDefinitionDraft, type: LaunchType): boolean {
  return requiresCompatibilities?.includes(type) ?? false
}

/** Whether nothing but EC2 is meant: AWS takes EC2 where nothing is said. */
export function runsOnEc2(definition: TaskDefinitionDraft): boolean {
  const { requiresCompatibilities: types } = definition
  return types === undefined || types.length === 0 || types.includes('EC2')
}

export function isWindows({ operatingSystemFamily }: { readonly operatingSystemFamily?: string }): boolean {
  return operatingSystemFamily?.startsWith('WINDOWS') ?? false
}

/** The network mode, or what AWS takes where it is not given: the one of Windows is neither of the named ones. */
export function networkModeOf(definition: TaskDefinitionDraft): string | undefined {
  if (definition.networkMode !== undefined) return definition.networkMode
  if (isWindows(definition)) return undefined
  return runsOn(definition, 'MANAGED_INSTANCES') ? 'awsvpc' : 'bridge'
}

/** Whether a field that can be left out says something. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** A value for a message: short, so that messages stay readable whatever is given. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}
