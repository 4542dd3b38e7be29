import type { RepositoryModel } from '../model/repository.ts'
import type { PolicyResource, PolicyStatement, RoleModel } from '../model/role.ts'
import type { LogConfiguration } from '../model/task-definition.ts'
import type { ContainerDraft } from '../validators/draft.ts'
import { privateRepository } from '../validators/private-repository.ts'
import { isCompleteSecretName } from '../validators/secrets.ts'

type LoggedContainer = ContainerDraft & { readonly logConfiguration?: LogConfiguration }

/** The role that ECS uses to start these containers, with exactly what that takes; nothing when it takes nothing. */
export function executionRole(family: string, containers: readonly LoggedContainer[]): RoleModel | undefined {
  const repositories = unique(containers.map(repositoryOf))
  const logGroups = unique(containers.map(({ logConfiguration }) => logConfiguration?.logGroup))
  const references = unique(containers.flatMap(({ secrets }) => secrets.map(({ value }) => value)))
  const isSecret = (reference: string) => reference.split(':')[2] === 'secretsmanager'

  const statements = [
    statement('RegistryToken', ['ecr:GetAuthorizationToken'], repositories.length > 0 ? ['*'] : []),
    statement(
      'PullImages',
      ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      repositories.map(repository => (typeof repository === 'string' ? repository : { repository })),
    ),
    statement(
      'WriteLogs',
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      logGroups.map(logGroup => ({ logGroup })),
    ),
    statement('ReadSecrets', ['secretsmanager:GetSecretValue'], unique(references.filter(isSecret).map(secretArn))),
    statement('ReadParameters', ['ssm:GetParameters'], parametersOf(references.filter(text => !isSecret(text)))),
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

function repositoryOf({ image }: ContainerDraft): RepositoryModel | string | undefined {
  return typeof image === 'string' ? privateRepository(image) : image?.repository
}

function secretArn(reference: string): string {
  const fields = reference.split(':').slice(0, 7)
  // The ARN that IAM compares always ends in six random characters
  return isCompleteSecretName(fields[6] ?? '') ? fields.join(':') : `${fields.join(':')}-??????`
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
