import { givenOptions } from '../given-options.ts'
import type { Lease, LeaseHolder } from './lease.ts'

/** What a lease needs of DynamoDB: a `DynamoDB` of `@aws-sdk/client-dynamodb` fits. */
export interface DynamoDbClient {
  putItem(input: never): Promise<unknown>
  getItem(input: never): Promise<{ Item?: Record<string, { S?: string; N?: string }> | undefined }>
  deleteItem(input: never): Promise<unknown>
}

/** Where a {@link dynamoDbLease} is kept. */
export interface DynamoDbLeaseOptions {
  /** A table whose partition key is the string `name`. */
  readonly table: string
  /** A `DynamoDB` of `@aws-sdk/client-dynamodb`, which you install: this package does not bring it along. */
  readonly client: DynamoDbClient
}

/**
 * A lease in a DynamoDB table, taken by a conditional write. It expires a minute after its last renewal.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
export function dynamoDbLease(options: DynamoDbLeaseOptions): Lease {
  const { table: TableName, client } = givenOptions('dynamoDbLease', options, dynamoDbLease)
  return {
    async acquire(name, wanted) {
      const free = {
        ConditionExpression: 'attribute_not_exists(#name) OR #expiresAt < :now OR #holder = :holder',
        ExpressionAttributeNames: { '#name': 'name', '#expiresAt': 'expiresAt', '#holder': 'holder' },
        ExpressionAttributeValues: { ':now': { N: String(wanted.since) }, ':holder': { S: wanted.holder } },
      }
      const put = client.putItem({ TableName, Item: itemOf(name, wanted), ...free } as never)
      if (await unlessTaken(put)) return undefined
      const found = await client.getItem({ TableName, Key: { name: { S: name } }, ConsistentRead: true } as never)
      const { holder, since, expiresAt } = found.Item ?? {}
      return {
        holder: holder?.S ?? 'another deployer',
        since: Number(since?.N ?? wanted.since),
        expiresAt: Number(expiresAt?.N ?? wanted.since),
      }
    },
    renew: (name, wanted) =>
      unlessTaken(client.putItem({ TableName, Item: itemOf(name, wanted), ...heldBy(wanted.holder) } as never)),
    async release(name, holder) {
      await unlessTaken(client.deleteItem({ TableName, Key: { name: { S: name } }, ...heldBy(holder) } as never))
    },
  }
}

const itemOf = (name: string, { holder, since, expiresAt }: LeaseHolder) => ({
  name: { S: name },
  holder: { S: holder },
  since: { N: String(since) },
  expiresAt: { N: String(expiresAt) },
})

const heldBy = (holder: string) => ({
  ConditionExpression: '#holder = :holder',
  ExpressionAttributeNames: { '#holder': 'holder' },
  ExpressionAttributeValues: { ':holder': { S: holder } },
})

async function unlessTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    throw error
  }
}
