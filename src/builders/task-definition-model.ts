import type { TaskDefinitionFields } from '../model/aws-shapes.ts'
import { type Deferrable, known, placeholder } from '../model/deferred.ts'
import { defined } from '../model/defined.ts'
import { FARGATE_PLATFORM } from '../model/fargate-platform.ts'
import type { LogGroupModel } from '../model/log-group.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { LaunchType, NetworkMode, TaskDefinitionModel } from '../model/task-definition.ts'
import type { TaskDefinitionDraft } from '../validators/draft.ts'
import { isWindows } from '../validators/is-windows.ts'
import { DEFAULT_NETWORK_MODE } from '../validators/network-mode.ts'
import { containerModel, readyContainer } from './container-model.ts'
import type { LogOptions } from './container-options.ts'
import type { ContainerState, ReadyContainer } from './container-state.ts'
import { type ExecutionRoleOptions, executionRole } from './execution-role.ts'
import { copied } from './raw-fields.ts'
import type { ExistingRole } from './role.ts'
import { type TaskRoleOptions, taskRole } from './task-role.ts'

/** What was called so far. */
export interface TaskDefinitionState {
  readonly family?: string
  readonly launchType?: LaunchType
  readonly networkMode?: NetworkMode | 'default'
  readonly vcpu?: number
  readonly gib?: number
  readonly cpuArchitecture?: string
  readonly operatingSystemFamily?: string
  readonly ephemeralStorageGiB?: number
  readonly fields: Deferrable<TaskDefinitionFields>
  /** What `.raw()` was given and does not set. */
  readonly foreign?: readonly string[]
  readonly physicalName?: string
  readonly executionRole?: string | ExistingRole | ExecutionRoleOptions
  readonly taskRole?: string | ExistingRole | TaskRoleOptions
  readonly executeCommand: boolean
  readonly logs: LogOptions
  readonly containers: readonly ContainerState[]
  readonly tags: Tags
  readonly ignored: readonly string[]
}

/** What the rules read, save that every value has its written type. */
export interface Draft
  extends Omit<TaskDefinitionDraft, 'containers' | keyof TaskDefinitionFields>,
    Deferrable<TaskDefinitionFields> {
  readonly networkMode?: NetworkMode
  readonly launchType?: LaunchType
  readonly containers: readonly ReadyContainer[]
}

export function draftOfState(state: TaskDefinitionState): Draft {
  const { family = '', vcpu, gib, logs, executeCommand, executionRole: starter, taskRole: role } = state
  const { launchType, fields, tags } = state
  const { volumes } = known(fields, placeholder)
  const logGroup = logGroupOf(family, logs)
  const defaults = defined({ mode: logs.mode, streamPrefix: logs.streamPrefix })
  const containers = state.containers.map(container => readyContainer(container, defaults, logGroup))
  return defined({
    ...fields,
    family: state.family,
    physicalName: state.physicalName,
    launchType,
    requiresCompatibilities: launchType === undefined ? undefined : [launchType],
    networkMode: networkModeOf(state),
    cpu: vcpu === undefined ? undefined : vcpu * 1024,
    memory: gib === undefined ? undefined : gib * 1024,
    ...platformOf(state),
    ephemeralStorageGiB: state.ephemeralStorageGiB,
    executionRole: isGiven(starter) ? given(starter) : executionRole(family, containers, volumes, starter),
    taskRole: isGiven(role) ? given(role) : taskRole(family, role, executeCommand, volumes),
    containers,
    foreign: state.foreign,
    tags,
  })
}

type GivenRole = string | ExistingRole

function isGiven(role: GivenRole | object | undefined): role is GivenRole {
  return typeof role === 'string' || (role !== undefined && 'build' in role)
}

function given(role: GivenRole | undefined): RoleModel | string | undefined {
  return typeof role === 'object' ? role.build() : role
}

function networkModeOf(state: TaskDefinitionState): NetworkMode | undefined {
  const { networkMode, launchType = 'FARGATE' } = state
  if (networkMode !== 'default') return networkMode ?? DEFAULT_NETWORK_MODE[launchType]
  return isWindows(state) ? undefined : 'bridge'
}

/** Fargate has both, whatever is set; elsewhere the instance decides what is not. */
function platformOf({
  cpuArchitecture,
  operatingSystemFamily,
  launchType = 'FARGATE',
}: TaskDefinitionState): Pick<TaskDefinitionModel, 'cpuArchitecture' | 'operatingSystemFamily'> {
  const given = defined({ cpuArchitecture, operatingSystemFamily })
  return launchType === 'FARGATE' ? { ...FARGATE_PLATFORM, ...given } : given
}

function logGroupOf(family: string, { group, retentionDays, kmsKeyId, raw }: LogOptions): LogGroupModel {
  const logGroupName = group ?? `/ecs/${family}`
  return {
    kind: 'log-group',
    id: logGroupName,
    logGroupName,
    ...(group === undefined && { family }),
    ...(retentionDays !== undefined && { retentionInDays: retentionDays }),
    ...(kmsKeyId !== undefined && { kmsKeyId }),
    ...(raw && { raw: copied(raw) }),
    tags: {},
  }
}

export function modelOf({
  family = '',
  containers,
  requiresCompatibilities: _,
  networkMode,
  cpu,
  memory,
  launchType = 'FARGATE',
  foreign: __,
  ...draft
}: Draft): TaskDefinitionModel {
  return {
    ...draft,
    kind: 'task-definition',
    id: family,
    family,
    launchType,
    ...(networkMode !== undefined && { networkMode }),
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
    containers: containers.map(containerModel),
  }
}
