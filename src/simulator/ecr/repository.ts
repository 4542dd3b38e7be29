import type {
  CreateRepositoryCommandInput,
  CreateRepositoryCommandOutput,
  DeleteRepositoryCommandInput,
  DeleteRepositoryCommandOutput,
  DescribeRepositoriesCommandInput,
  DescribeRepositoriesCommandOutput,
  EncryptionConfiguration,
  PutImageScanningConfigurationCommandInput,
  PutImageScanningConfigurationCommandOutput,
  PutImageTagMutabilityCommandInput,
  PutImageTagMutabilityCommandOutput,
  Repository as RepositoryShape,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags } from '../tag-list.ts'
import { type Repository, registry, repositoryByName } from './state.ts'
import { checkTags } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const NAME = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/

export function createRepository(
  input: CreateRepositoryCommandInput,
  world: World,
): Output<CreateRepositoryCommandOutput> {
  const { repositories } = registry(world)
  const { repositoryName: name = '', imageTagMutability: mutability = 'MUTABLE' } = input
  if (name.length < 2 || name.length > 256 || !NAME.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${NAME.source.slice(1, -1)}''`,
    )
  }
  checkExclusions(mutability, input.imageTagMutabilityExclusionFilters)
  checkTags(input.tags ?? [], new Map())
  if (repositories.has(name)) {
    throw new AwsError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists in the registry with id '${world.account}'`,
    )
  }
  const suffix = world.partition === 'aws-cn' ? '.cn' : ''
  const made: Repository = {
    name,
    arn: `arn:${world.partition}:ecr:${world.region}:${world.account}:repository/${name}`,
    uri: `${world.account}.dkr.ecr.${world.region}.amazonaws.com${suffix}/${name}`,
    createdAt: world.clock.now(),
    encryption: {
      encryptionType: input.encryptionConfiguration?.encryptionType ?? 'AES256',
      kmsKey: keyArn(world, input.encryptionConfiguration),
    },
    scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    mutability,
    exclusionFilters: filtersOf(input.imageTagMutabilityExclusionFilters),
    lifecyclePolicy: undefined,
    policy: undefined,
    images: new Map(),
    layers: new Map(),
    small: new Map(),
    uploads: new Map(),
    tags: putTags(new Map(), input.tags),
  }
  repositories.set(name, made)
  return { repository: shapeOf(made, world) }
}

export function describeRepositories(
  input: DescribeRepositoriesCommandInput,
  world: World,
): Output<DescribeRepositoriesCommandOutput> {
  const asked = input.repositoryNames?.map(name => repositoryByName(world, name))
  const { items, next } = page(
    asked ?? [...registry(world).repositories.values()],
    input.maxResults ?? 100,
    input.nextToken,
  )
  return { repositories: items.map(each => shapeOf(each, world)), nextToken: next }
}

export function deleteRepository(
  input: DeleteRepositoryCommandInput,
  world: World,
): Output<DeleteRepositoryCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  if (found.images.size > 0 && input.force !== true) {
    throw new AwsError(
      'RepositoryNotEmptyException',
      `The repository with name '${found.name}' in registry with id '${world.account}' cannot be deleted because it still contains images`,
    )
  }
  registry(world).repositories.delete(found.name)
  return { repository: shapeOf(found, world) }
}

export function putImageScanningConfiguration(
  input: PutImageScanningConfigurationCommandInput,
  world: World,
): Output<PutImageScanningConfigurationCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  found.scanOnPush = input.imageScanningConfiguration?.scanOnPush ?? false
  return {
    registryId: world.account,
    repositoryName: found.name,
    imageScanningConfiguration: { scanOnPush: found.scanOnPush },
  }
}

export function putImageTagMutability(
  input: PutImageTagMutabilityCommandInput,
  world: World,
): Output<PutImageTagMutabilityCommandOutput> {
  const found = repositoryByName(world, input.repositoryName)
  const mutability = input.imageTagMutability ?? 'MUTABLE'
  checkExclusions(mutability, input.imageTagMutabilityExclusionFilters)
  found.mutability = mutability
  found.exclusionFilters = filtersOf(input.imageTagMutabilityExclusionFilters)
  return { registryId: world.account, repositoryName: found.name, imageTagMutability: mutability }
}

type Filters = CreateRepositoryCommandInput['imageTagMutabilityExclusionFilters']

const filtersOf = (filters: Filters): Repository['exclusionFilters'] =>
  (filters ?? []).map(({ filter = '' }) => ({ filterType: 'WILDCARD', filter }))

function checkExclusions(mutability: string, filters: Filters): void {
  if (mutability.endsWith('_WITH_EXCLUSION') === (filters !== undefined && filters.length > 0)) return
  throw new AwsError(
    'InvalidParameterException',
    `Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: 'must be given with a mutability with exclusion, and only then'`,
  )
}

function shapeOf(repository: Repository, world: World): RepositoryShape {
  return {
    repositoryArn: repository.arn,
    registryId: world.account,
    repositoryName: repository.name,
    repositoryUri: repository.uri,
    createdAt: new Date(repository.createdAt),
    imageTagMutability: repository.mutability,
    imageTagMutabilityExclusionFilters:
      repository.exclusionFilters.length > 0 ? repository.exclusionFilters : undefined,
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption,
  }
}

/**
 * The key of a repository, by its ARN however it was named: the one that AWS manages for ECR where none was.
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2530
 */
function keyArn(
  { partition, region, account }: World,
  { encryptionType = 'AES256', kmsKey = 'alias/aws/ecr' }: Partial<EncryptionConfiguration> = {},
): string | undefined {
  if (encryptionType === 'AES256') return undefined
  if (/:key\//.test(kmsKey)) return kmsKey
  const id = /(^|:)alias\//.test(kmsKey) ? '0f6f9c3a-6d1e-4b6c-9c5e-2f0b6a1d7e84' : kmsKey
  return `arn:${partition}:kms:${region}:${account}:key/${id}`
}
