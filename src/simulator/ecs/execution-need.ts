import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { TaskState } from './account-state.ts'
import { proxyLogOf } from './container-log.ts'
import { customerKeyOf } from './customer-key.ts'
import { executionDenied } from './denied.ts'
import { repositoryArnOf } from './repository-arn.ts'

/** What the execution role of a task must allow, in the order in which ECS does it, and what AWS says where it does not. */
interface ExecutionNeed {
  readonly action: string
  readonly resource: string
  /** `denied` is AWS's sentence, from the name of the error on. */
  readonly words: (denied: string) => string
}

const RETRIEVAL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:'

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
function startNeeds(world: World, task: TaskState): ExecutionNeed[] {
  const { containerDefinitions = [] } = task.definition
  const secrets = [...containerDefinitions, { logConfiguration: proxyLogOf(task) }].flatMap(secretsOf)
  const registries = containerDefinitions.flatMap(each => each.repositoryCredentials?.credentialsParameter ?? [])
  const files = containerDefinitions.flatMap(({ environmentFiles = [] }) =>
    environmentFiles.map(each => each.value ?? ''),
  )
  const routers = containerDefinitions.flatMap(({ firelensConfiguration: router }) =>
    router?.options?.['config-file-type'] === 's3' ? (router.options['config-file-value'] ?? []) : [],
  )
  const ofRegistry = containerDefinitions.some(({ image = '' }) => repositoryArnOf(world, image) !== undefined)
  return [
    ...(ofRegistry ? [TOKEN] : []),
    ...registries.flatMap(reference => [secretNeed(world, reference), ...keyNeeds(world, reference)]),
    ...secrets.flatMap(reference => [
      isSecret(reference) ? secretNeed(world, reference) : parameterNeed(world, reference),
      ...keyNeeds(world, reference),
    ]),
    ...files.map(objectNeed(FILES_DENIED)),
    ...routers.map(objectNeed(ROUTER_DENIED)),
  ]
}

const secretsOf = ({ secrets = [], logConfiguration }: Pick<ContainerDefinition, 'secrets' | 'logConfiguration'>) =>
  [...secrets, ...(logConfiguration?.secretOptions ?? [])].map(({ valueFrom = '' }) => valueFrom)

const TOKEN: ExecutionNeed = {
  action: 'ecr:GetAuthorizationToken',
  resource: '*',
  words: denied =>
    `${RETRIEVAL} unable to retrieve ecr registry auth: service call has been retried 1 time(s): operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, api error ${denied}`,
}

const isSecret = (reference: string): boolean => reference.split(':')[2] === 'secretsmanager'

function secretNeed({ partition, region, account }: World, reference: string): ExecutionNeed {
  const arn = reference.startsWith('arn:')
    ? reference.split(':').slice(0, 7).join(':')
    : `arn:${partition}:secretsmanager:${region}:${account}:secret:${reference}`
  return {
    action: 'secretsmanager:GetSecretValue',
    // The ARN that IAM compares has six characters that Secrets Manager has added to the name.
    resource: /-[A-Za-z0-9]{6}$/.test(arn) ? arn : `${arn}-AbCdEf`,
    words: denied =>
      `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: ${denied} status code: 400`,
  }
}

function parameterNeed({ partition, region, account }: World, reference: string): ExecutionNeed {
  return {
    action: 'ssm:GetParameters',
    resource: reference.startsWith('arn:')
      ? reference.split(':').slice(0, 6).join(':')
      : `arn:${partition}:ssm:${region}:${account}:parameter/${reference.replace(/^\//, '').replace(/:.*/, '')}`,
    words: denied =>
      `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): ${denied} status code: 400`,
  }
}

/** A secret of a customer's key needs the right to decrypt with it, too; the key's policy leaves that to IAM. */
function keyNeeds(world: World, reference: string): ExecutionNeed[] {
  const key = customerKeyOf(world, reference)
  if (key === undefined) return []
  const arn = reference.split(':').slice(0, 7).join(':')
  const words = isSecret(reference)
    ? `unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400`
    : 'unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access. status code: 400'
  return [{ action: 'kms:Decrypt', resource: key, words: () => `${RETRIEVAL} ${words}` }]
}

const FILES_DENIED = (): string =>
  'ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): AccessDenied: Access Denied status code: 403'

const ROUTER_DENIED = (arn: string): string => {
  const [bucket = '', ...key] = arn.split(':').slice(5).join(':').split('/')
  return `ResourceInitializationError: unable to download firelens s3 config file: unable to download s3 config ${key.join('/')} from bucket ${bucket}: AccessDenied: Access Denied status code: 403`
}

const objectNeed =
  (words: (arn: string) => string) =>
  (arn: string): ExecutionNeed => ({ action: 's3:GetObject', resource: arn, words: () => words(arn) })

/** What AWS says of the first thing that a task's execution role does not allow before its image is pulled. */
export function startRefusal(world: World, task: TaskState): string | undefined {
  for (const { action, resource, words } of startNeeds(world, task)) {
    const denied = executionDenied(world, task, action, resource)
    if (denied !== undefined) return words(denied)
  }
  return undefined
}
