import { configurationObject, executionRights } from '../../model/execution-rights.ts'
import { privateRepository } from '../../model/private-repository.ts'
import { cacheRepository, isCached } from '../../model/pull-through-cache-rule.ts'
import type { PolicyResource } from '../../model/role.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import type { Context } from '../context.ts'
import { deniedTo } from '../diagnosis/denied-to.ts'
import type { DiagnosisCode } from '../diagnosis/diagnosis-code.ts'
import { trustOf, trusts } from '../diagnosis/trust.ts'
import { keyOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { makesGroup } from './log-groups.ts'
import type { Outlook } from './outlook.ts'
import { type KnownSecrets, secretArn } from './secrets.ts'
import { isKnown, type StartedDefinition } from './started.ts'

/** Rights that the execution role of a task definition takes. */
interface Needed {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
}

/** What a lack of rights is told as, and whether a policy of the resource could give them: IAM is not asked for that. */
interface Lack {
  readonly code: DiagnosisCode
  readonly words: (resource: string) => string
  readonly elsewhere: boolean
}

const LACKS: Readonly<Record<string, Lack>> = {
  ecr: { code: 'image.denied', words: () => 'CannotPullECRContainerError: AccessDenied', elsewhere: true },
  kms: { code: 'kms.denied', words: () => 'secretsmanager: kms', elsewhere: true },
  logs: {
    code: 'log-group.denied',
    words: group => `awslogs: CreateLogStream on ${group}: AccessDenied`,
    elsewhere: false,
  },
  s3: { code: 'environment-file.denied', words: file => `env files: ${file} AccessDenied`, elsewhere: true },
  secretsmanager: { code: 'secret.denied', words: secret => `${secret} AccessDenied`, elsewhere: true },
  ssm: { code: 'secret.denied', words: parameter => `${parameter} AccessDenied`, elsewhere: false },
}

/** Whether ECS can be the execution role, and the role may do what it takes to start the containers. */
export async function lookAtRights(
  started: StartedDefinition,
  secrets: KnownSecrets,
  planned: PlannedGraph,
  outlook: Outlook,
  context: Context,
): Promise<void> {
  const { model, definition, subject } = started
  const { executionRoleArn: role } = definition
  // One that this deploy makes or changes has what the program says, not what IAM says now.
  if (!isKnown(role) || changes(model, planned)) return
  const clue = { words: 'ECS was unable to assume the role', subject }
  const trusted = await outlook.look(`role ${role}`, () => trustsTasks(role, context))
  if (trusted === false) outlook.add({ code: 'role.not-assumable', of: model, path: ['executionRoleArn'], clue })
  if (!trusted) return
  for (const { actions, resources } of neededBy(started, secrets, context)) {
    const denied = await outlook.look(`rights of role ${role}`, () => deniedTo(role, actions, resources, context))
    for (const { action, resource, decision, isDoubtful } of denied ?? []) {
      const lack = LACKS[action.split(':', 1)[0] ?? '']
      if (!lack) continue
      const elsewhere = lack.elsewhere && action !== 'ecr:GetAuthorizationToken'
      outlook.add({
        code: lack.code,
        of: model,
        path: ['executionRoleArn'],
        clue: { words: lack.words(resource), subject, container: containerOf(resource, started) },
        severity: isDoubtful || (elsewhere && decision === 'implicitDeny') ? 'warning' : 'error',
        seen: `${decision} of ${action} on ${resource}`,
      })
    }
  }
}

function changes({ executionRole }: TaskDefinitionModel, planned: PlannedGraph): boolean {
  if (typeof executionRole !== 'object') return false
  return !['keep', 'use'].includes(planned.get(keyOf(executionRole))?.action ?? 'create')
}

/** Whose image or log it is, where the words are about one. */
function containerOf(resource: string, { definition: { containerDefinitions = [] } }: StartedDefinition) {
  return containerDefinitions.find(
    ({ image = '', logConfiguration: log }) =>
      privateRepository(image) === resource || resource.includes(`log-group:${log?.options?.['awslogs-group']}:`),
  )
}

function neededBy(
  { model, definition: { containerDefinitions: containers = [] } }: StartedDefinition,
  { arns, keys }: KnownSecrets,
  context: Context,
): Needed[] {
  const logs = containers.flatMap(({ name = '', logConfiguration: log }) =>
    log?.logDriver === 'awslogs' && log.options && isKnown(log.options['awslogs-group'])
      ? [{ name, options: log.options }]
      : [],
  )
  const made = logs.filter(({ options }) => makesGroup(options))
  const statements = executionRights({
    repositories: containers.flatMap(({ image = '' }) => privateRepository(image) ?? []),
    cachedRepositories: model.containers.flatMap(({ image }) =>
      typeof image === 'object' && isCached(image) ? { repositoryName: cacheRepository(image) } : [],
    ),
    logGroups: logs.map(({ name, options }) => logArn(options, streamOf(name, options), context)),
    madeLogGroups: made.map(({ options }) => logArn(options, '', context)),
    references: containers.flatMap(({ secrets = [], logConfiguration: log }) =>
      [...secrets, ...(log?.secretOptions ?? [])].flatMap(
        ({ valueFrom = '' }) => arns.get(secretArn(valueFrom)) ?? valueFrom,
      ),
    ),
    registries: containers.map(({ repositoryCredentials: registry }) => registry?.credentialsParameter),
    credentialSpecs: containers.flatMap(({ credentialSpecs = [] }) => credentialSpecs),
    objects: containers.flatMap(({ environmentFiles = [], firelensConfiguration: router }) => [
      ...environmentFiles.map(({ value }) => value),
      configurationObject(router?.options),
    ]),
    mountsDrives: false,
  })
  const needed = statements.map(({ actions, resources }) => ({
    actions,
    resources: resources.flatMap(resource => arnOf(resource, context)),
  }))
  const decrypts = { actions: ['kms:Decrypt'], resources: [...new Set(keys.values())] }
  return [...needed, decrypts].filter(({ resources }) => resources.length > 0)
}

/** IAM is asked about whole ARNs: a secret whose last characters are not known cannot be asked for. */
function arnOf(resource: PolicyResource, { partition, region, account }: Context): string[] {
  if (typeof resource === 'string') return resource.includes('?') ? [] : [resource]
  if ('repositoryName' in resource)
    return [`arn:${partition}:ecr:${region}:${account}:repository/${resource.repositoryName}`]
  if ('parameterName' in resource)
    return [`arn:${partition}:ssm:${region}:${account}:parameter/${resource.parameterName.replace(/^\//, '')}`]
  return []
}

type LogOptions = Readonly<Record<string, string>>

/** CreateLogGroup is about no stream: `…:log-group:/ecs/web:log-stream:` in AWS's words (test/recorded/failure-texts). */
function logArn(options: LogOptions, stream: string, { partition, region: here, account }: Context): string {
  const { 'awslogs-group': group, 'awslogs-region': region = here } = options
  return `arn:${partition}:logs:${region}:${account}:log-group:${group}:log-stream:${stream}`
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html: prefix/container/task */
function streamOf(container: string, { 'awslogs-stream-prefix': prefix }: LogOptions): string {
  return prefix === undefined ? SOME_ID : `${prefix}/${container}/${SOME_ID}`
}

const SOME_ID = '0123456789abcdef0123456789abcdef'

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
async function trustsTasks(arn: string, context: Context): Promise<boolean> {
  return trusts(await trustOf(arn, context), 'ecs-tasks.amazonaws.com')
}
