import type { Volume } from '../model/aws-shapes.ts'
import { type Deferred, known, placeholder } from '../model/deferred.ts'
import { configurationObject, executionRights, writtenGroup } from '../model/execution-rights.ts'
import { privateRepository } from '../model/private-repository.ts'
import type { RepositoryModel } from '../model/repository.ts'
import type { RoleModel } from '../model/role.ts'
import type { ReadyContainer } from './container-state.ts'

/** How the role is called that is made to start the containers. */
export interface ExecutionRoleOptions {
  /** Its name, up to 64 characters. Roles are of the whole account: one for each Region. @default `<stack>-<family>-execution-<Region>` */
  readonly physicalName: string
}

/** The role that ECS uses to start these containers, with exactly what that takes; nothing when it takes nothing. */
export function executionRole(
  family: string,
  containers: readonly ReadyContainer[],
  volumes: readonly Volume[] = [],
  options?: ExecutionRoleOptions,
): RoleModel | undefined {
  const repositories = unique(containers.map(repositoryOf))
  const logs = containers.flatMap(({ logConfiguration }) => logConfiguration ?? [])
  const groups = unique(logs.map(({ logGroup }) => logGroup)).map(logGroup => ({ logGroup }))
  const awslogs = logs.flatMap(({ logDriver, logGroup, ...rest }) =>
    logDriver === 'awslogs' && 'options' in rest ? [rest.options] : [],
  )
  const drives = volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: fsx }) => fsx ?? [])
  const statements = executionRights({
    repositories: repositories.map(repository => (typeof repository === 'string' ? repository : { repository })),
    logGroups: [...groups, ...awslogs.map(writtenGroup)],
    madeLogGroups: awslogs.filter(options => options['awslogs-create-group'] !== undefined).map(writtenGroup),
    references: [
      ...containers.flatMap(({ secrets }) => secrets.map(({ value }) => value)),
      ...logs.flatMap(log => (log.logGroup ? [] : log.secretOptions.map(({ value }) => value))),
      ...drives.map(({ authorizationConfig }) => authorizationConfig?.credentialsParameter),
    ],
    registries: containers.map(({ repositoryCredentials: registry }) => written(registry?.credentialsParameter)),
    credentialSpecs: containers.flatMap(({ credentialSpecs = [] }) =>
      credentialSpecs.flatMap(spec => written(spec) ?? []),
    ),
    objects: [
      ...containers.flatMap(({ environmentFiles = [] }) => environmentFiles.map(({ value }) => written(value))),
      ...containers.map(({ firelensConfiguration: router }) =>
        configurationObject(router && known(router, placeholder).options),
      ),
    ],
    mountsDrives: drives.length > 0,
  })
  if (statements.length === 0) return undefined
  return {
    kind: 'role',
    id: `${family}-execution`,
    description: `Starts the containers of task definition ${family}`,
    statements,
    managedPolicyArns: [],
    ...options,
    tags: {},
  }
}

function repositoryOf({ image }: ReadyContainer): RepositoryModel | string | undefined {
  return typeof image === 'string' ? privateRepository(image) : image?.repository
}

/** What is deferred is of this stack, where ECS reads neither secrets nor objects. */
const written = (text: string | Deferred | undefined): string | undefined =>
  typeof text === 'string' ? text : undefined

function unique<T extends string | object>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].flatMap(value => (value === undefined ? [] : [value]))
}
