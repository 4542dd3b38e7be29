import type { Volume } from '../model/aws-shapes.ts'
import { type Deferred, known, placeholder } from '../model/deferred.ts'
import { configurationObject, type ExecutionNeeds, executionRights, writtenGroup } from '../model/execution-rights.ts'
import { privateRepository } from '../model/private-repository.ts'
import { cacheRepository, isCached } from '../model/pull-through-cache-rule.ts'
import type { RawRoleSettings } from '../model/raw-settings.ts'
import type { RepositoryModel } from '../model/repository.ts'
import type { PolicyResource, RoleModel } from '../model/role.ts'
import type { ReadyContainer } from './container-state.ts'
import { copied } from './raw-fields.ts'
import { allowed, type TaskRoleOptions } from './task-role.ts'

/** The role that is made to start the containers. */
export interface ExecutionRoleOptions extends Pick<TaskRoleOptions, 'allow' | 'managedPolicyArns'> {
  /** Its name, up to 64 characters. Roles are of the whole account: one for each Region. @default `<stack>-<family>-execution-<Region>` */
  readonly physicalName?: string
  /** What has no option of its own, as CreateRole names it. Checked and compared like the rest. */
  readonly raw?: RawRoleSettings
}

/** The role that ECS uses to start these containers, with what that takes and what else is allowed; nothing without both. */
export function executionRole(
  family: string,
  containers: readonly ReadyContainer[],
  volumes: readonly Volume[] = [],
  { allow, managedPolicyArns = [], physicalName, raw }: ExecutionRoleOptions = {},
): RoleModel | undefined {
  const statements = [...allowed(allow), ...executionRights(needsOf(containers, volumes))]
  if (statements.length === 0 && managedPolicyArns.length === 0) return undefined
  return {
    kind: 'role',
    id: `${family}-execution`,
    description: `Starts the containers of task definition ${family}`,
    statements,
    managedPolicyArns,
    ...(physicalName !== undefined && { physicalName }),
    ...(raw && { raw: copied(raw) }),
    tags: {},
  }
}

function needsOf(containers: readonly ReadyContainer[], volumes: readonly Volume[]): ExecutionNeeds {
  const logs = containers.flatMap(({ logConfiguration }) => logConfiguration ?? [])
  const drives = volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: fsx }) => fsx ?? [])
  const parameters = drives.map(({ authorizationConfig }) => authorizationConfig?.credentialsParameter)
  const cached = cachedIn(containers)
  return {
    ...groupsOf(logs),
    repositories: [
      ...unique(containers.map(repositoryOf)).map(each => (typeof each === 'string' ? each : { repository: each })),
      ...cached,
    ],
    cachedRepositories: cached,
    references: [...containers.flatMap(secretsOf), ...logs.flatMap(secretsOfLog), ...parameters],
    registries: containers.map(({ repositoryCredentials: registry }) => written(registry?.credentialsParameter)),
    credentialSpecs: containers.flatMap(specsOf),
    objects: [...containers.flatMap(filesOf), ...containers.map(routingOf)],
    mountsDrives: drives.length > 0,
  }
}

type Log = NonNullable<ReadyContainer['logConfiguration']>

function groupsOf(logs: readonly Log[]): Pick<ExecutionNeeds, 'logGroups' | 'madeLogGroups'> {
  const awslogs = logs.flatMap(({ logDriver, logGroup, ...rest }) =>
    logDriver === 'awslogs' && 'options' in rest ? [rest.options] : [],
  )
  const made = awslogs.filter(options => options['awslogs-create-group'] !== undefined)
  const groups = unique(logs.map(({ logGroup }) => logGroup)).map(logGroup => ({ logGroup }))
  return { logGroups: [...groups, ...awslogs.map(writtenGroup)], madeLogGroups: made.map(writtenGroup) }
}

const secretsOf = ({ secrets }: ReadyContainer) => secrets.map(({ value }) => value)

const secretsOfLog = (log: Log) => (log.logGroup ? [] : log.secretOptions.map(({ value }) => value))

const specsOf = ({ credentialSpecs = [] }: ReadyContainer) => credentialSpecs.flatMap(spec => written(spec) ?? [])

const filesOf = ({ environmentFiles = [] }: ReadyContainer) => environmentFiles.map(({ value }) => written(value))

const routingOf = ({ firelensConfiguration: router }: ReadyContainer) =>
  configurationObject(router && known(router, placeholder).options)

function repositoryOf({ image }: ReadyContainer): RepositoryModel | string | undefined {
  if (typeof image === 'string') return privateRepository(image)
  return image && !isCached(image) ? image.repository : undefined
}

const cachedIn = (containers: readonly ReadyContainer[]): readonly PolicyResource[] =>
  unique(
    containers.map(({ image }) => (typeof image === 'object' && isCached(image) ? cacheRepository(image) : undefined)),
  ).map(repositoryName => ({ repositoryName }))

/** What is deferred is of this stack, where ECS reads neither secrets nor objects. */
const written = (text: string | Deferred | undefined): string | undefined =>
  typeof text === 'string' ? text : undefined

function unique<T extends string | object>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].flatMap(value => (value === undefined ? [] : [value]))
}
