import type { DescribeSecretRequest, DescribeSecretResponse } from '@aws-sdk/client-secrets-manager'
import { AwsError, type Operations, type World } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { secretCalled } from './state.ts'

export { constraints } from './constraints.ts'

export const protocol = awsJson
export const refuse = listed('InvalidParameterException')

/** Secrets are of nobody's stack here. */
export function resources(_world: World): readonly string[] {
  return []
}

const DELETED_AFTER = 30 * 86_400_000

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
function describeSecret({ SecretId = '' }: DescribeSecretRequest, world: World): DescribeSecretResponse {
  const found = secretCalled(world, SecretId)
  if (!found) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
  const { name, arn, createdAt, is } = found
  return {
    ARN: arn,
    Name: name,
    CreatedDate: new Date(createdAt),
    ...(is === 'deleted' && { DeletedDate: new Date(createdAt + DELETED_AFTER) }),
    ...(is !== 'empty' && { VersionIdsToStages: { '3f6b0a1e-0c5d-4b7a-9d52-6a1f4c0f7e21': ['AWSCURRENT'] } }),
  }
}

/** Of the operations of Secrets Manager the one that tells of a secret and not its value. */
export const operations: Operations = { DescribeSecret: describeSecret }
