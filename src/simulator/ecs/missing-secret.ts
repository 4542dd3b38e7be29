import type { World } from '../operation.ts'
import { secretCalled } from '../secrets-manager/state.ts'
import { parametersOf } from '../ssm/parameter.ts'
import type { TaskState } from './account-state.ts'

const RETRIEVAL =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:'

/**
 * What AWS says of the first secret or parameter of a task that is not there, where `surroundings` are asked for.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-not-found-error.html
 */
export function missingSecret(world: World, { definition }: TaskState): string | undefined {
  if (!world.realism.surroundings) return undefined
  const asked = (definition.containerDefinitions ?? []).flatMap(({ secrets = [] }) => secrets)
  for (const { valueFrom = '' } of asked) {
    const words =
      valueFrom.split(':')[2] === 'secretsmanager' ? ofSecret(world, valueFrom) : ofParameter(world, valueFrom)
    if (words !== undefined) return words
  }
  return undefined
}

function ofSecret(world: World, reference: string): string | undefined {
  const arn = reference.split(':').slice(0, 7).join(':')
  const found = secretCalled(world, arn)
  if (found?.is === 'stored') return undefined
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html has the words of a deleted one.
  return found?.is === 'deleted'
    ? `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`
    : `ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: The task can't retrieve the secret with ARN '${arn}' from AWS Secrets Manager. Check whether the secret exists in the specified Region. ResourceNotFoundException: Secrets Manager can't find the specified secret${found ? ' value for staging label: AWSCURRENT' : ''}.`
}

function ofParameter(world: World, reference: string): string | undefined {
  const name = reference.replace(/^arn:.*:parameter/, '')
  const names = parametersOf(world)
  if (names.has(name) || names.has(name.replace(/^\//, ''))) return undefined
  return `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: ${name}`
}
