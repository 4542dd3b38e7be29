import type { Volume } from '../model/aws-shapes.ts'
import type { RepositoryModel } from '../model/repository.ts'
import type { PolicyResource, PolicyStatement, RoleModel } from '../model/role.ts'
import { privateRepository } from '../validators/private-repository.ts'
import { isCompleteSecretName } from '../validators/secrets.ts'
import type { ReadyContainer } from './container-state.ts'
import { objectStatements } from './object-statements.ts'

/** The role that ECS uses to start these containers, with exactly what that takes; nothing when it takes nothing. */
export function executionRole(
  family: string,
  containers: readonly ReadyContainer[],
  volumes: readonly Volume[] = [],
): RoleModel | undefined {
  const repositories = unique(containers.map(repositoryOf))
  const logs = containers.flatMap(({ logConfiguration }) => logConfiguration ?? [])
  const groups = unique(logs.map(({ logGroup }) => logGroup)).map(logGroup => ({ logGroup }))
  const written = logs.flatMap(({ logDriver, logGroup, ...rest }) =>
    logDriver === 'awslogs' && 'options' in rest ? [rest.options] : [],
  )
  const others = written.map(options => writtenGroup(options))
  const made = written.filter(options => options['awslogs-create-group'] !== undefined).map(writtenGroup)
  const drives = volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: fsx }) => fsx ?? [])
  const references = unique([
    ...containers.flatMap(({ secrets }) => secrets.map(({ value }) => value)),
    ...logs.flatMap(log => (log.logGroup ? [] : log.secretOptions.map(({ value }) => value))),
    ...drives.map(({ authorizationConfig }) => authorizationConfig?.credentialsParameter),
  ])
  const registries = unique(containers.map(({ repositoryCredentials: registry }) => registry?.credentialsParameter))
  const specs = containers.flatMap(({ credentialSpecs = [] }) =>
    credentialSpecs.map(spec => spec.replace(/^[^:]*:/, '')),
  )
  const isSecret = (reference: string) => reference.split(':')[2] === 'secretsmanager'
  const parameters = [
    ...references.filter(text => !isSecret(text)),
    ...specs.filter(arn => arn.split(':')[2] === 'ssm'),
  ]
  const objects = [
    ...containers.flatMap(({ environmentFiles = [] }) => environmentFiles.map(({ value }) => value)),
    ...containers.map(({ firelensConfiguration: router }) => configurationObject(router?.options)),
    ...specs.filter(arn => arn.split(':')[2] === 's3'),
  ]

  const statements = [
    statement('RegistryToken', ['ecr:GetAuthorizationToken'], repositories.length > 0 ? ['*'] : []),
    statement(
      'PullImages',
      ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      repositories.map(repository => (typeof repository === 'string' ? repository : { repository })),
    ),
    statement('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [...groups, ...others]),
    statement('CreateLogGroups', ['logs:CreateLogGroup'], made),
    statement(
      'ReadSecrets',
      ['secretsmanager:GetSecretValue'],
      unique([...references.filter(isSecret).map(secretArn), ...registries.map(registrySecret)]),
    ),
    statement('ReadParameters', ['ssm:GetParameters'], parametersOf(unique(parameters))),
    ...objectStatements(unique(objects)),
    statement('FindFileSystems', ['fsx:DescribeFileSystems'], drives.length > 0 ? ['*'] : []),
  ].filter(({ resources }) => resources.length > 0)
  if (statements.length === 0) return undefined
  return {
    kind: 'role',
    id: `${family}-execution`,
    description: `Starts the containers of task definition ${family}`,
    statements,
    managedPolicyArns: [],
    tags: {},
  }
}

function statement(sid: string, actions: readonly string[], resources: readonly PolicyResource[]): PolicyStatement {
  return { sid, actions, resources }
}

function repositoryOf({ image }: ReadyContainer): RepositoryModel | string | undefined {
  return typeof image === 'string' ? privateRepository(image) : image?.repository
}

function secretArn(reference: string): string {
  const fields = reference.split(':').slice(0, 7)
  // The ARN that IAM compares always ends in six random characters
  return isCompleteSecretName(fields[6] ?? '') ? fields.join(':') : `${fields.join(':')}-??????`
}

function registrySecret(secret: string): string | { readonly secretName: string } {
  return isArn(secret) ? secretArn(secret) : { secretName: secret }
}

function writtenGroup(options: Readonly<Record<string, string>>): PolicyResource {
  return { logGroupName: options['awslogs-group'] ?? '', region: options['awslogs-region'] ?? '' }
}

function configurationObject(options: Readonly<Record<string, string>> = {}): string | undefined {
  return options['config-file-type'] === 's3' ? options['config-file-value'] : undefined
}

function parametersOf(references: readonly string[]): readonly PolicyResource[] {
  const [arns, names] = [references.filter(isArn), references.filter(text => !isArn(text))]
  return [
    ...unique(arns.map(arn => arn.split(':').slice(0, 6).join(':'))),
    ...unique(names.map(name => name.replace(/:.*/, ''))).map(parameterName => ({ parameterName })),
  ]
}

function isArn(reference: string): boolean {
  return reference.startsWith('arn:')
}

function unique<T extends string | object>(values: readonly (T | undefined)[]): T[] {
  return [...new Set(values)].flatMap(value => (value === undefined ? [] : [value]))
}
