import type { TaskDefinition } from '../../aws/shapes/ecs.ts'
import {
  configurationObject,
  type ExecutionNeeds,
  executionRights,
  writtenGroup,
} from '../../model/execution-rights.ts'
import { privateRepository } from '../../model/private-repository.ts'
import type { PolicyStatement } from '../../model/role.ts'

/** The rights that it takes to start the containers of a revision. */
export function rightsOf({ containerDefinitions = [], volumes = [] }: TaskDefinition): readonly PolicyStatement[] {
  const logs = containerDefinitions.flatMap(({ logConfiguration }) => logConfiguration ?? [])
  const written = logs.flatMap(({ logDriver, options }) => (logDriver === 'awslogs' && options ? [options] : []))
  const drives = volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: drive }) => drive ?? [])
  const needs: ExecutionNeeds = {
    repositories: [...new Set(containerDefinitions.flatMap(({ image = '' }) => privateRepository(image) ?? []))],
    // What came through a cache is there since that revision ran.
    cachedRepositories: [],
    logGroups: written.map(writtenGroup),
    madeLogGroups: written.filter(options => options['awslogs-create-group'] !== undefined).map(writtenGroup),
    references: [
      ...containerDefinitions.flatMap(({ secrets = [] }) => secrets.map(({ valueFrom }) => valueFrom)),
      ...logs.flatMap(({ secretOptions = [] }) => secretOptions.map(({ valueFrom }) => valueFrom)),
      ...drives.map(({ authorizationConfig }) => authorizationConfig?.credentialsParameter),
    ],
    registries: containerDefinitions.map(({ repositoryCredentials }) => repositoryCredentials?.credentialsParameter),
    credentialSpecs: containerDefinitions.flatMap(({ credentialSpecs = [] }) => credentialSpecs),
    objects: [
      ...containerDefinitions.flatMap(({ environmentFiles = [] }) => environmentFiles.map(({ value }) => value)),
      ...containerDefinitions.map(({ firelensConfiguration }) => configurationObject(firelensConfiguration?.options)),
    ],
    mountsDrives: drives.length > 0,
  }
  return executionRights(needs)
}
