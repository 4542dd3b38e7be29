import { sentAs } from '../aws/raw-json.ts'
import type { AccountContext } from '../deploy/context.ts'
import type { Json } from './definition-json.ts'
import { type Running, readDefinitionJson } from './running.ts'
import { isSameDefinition } from './same-definition.ts'

/** How many revisions are looked at: the last release may have registered its own and come no further. */
const NEWEST = 3

/** A revision that says the same: the one that runs, or one of the newest. */
export async function findRevision(
  definition: Json,
  { service, definition: runs }: Running,
  context: AccountContext,
): Promise<string | undefined> {
  if (isSameDefinition(definition, runs)) return service.taskDefinition
  return findNewest(definition, context, service.taskDefinition)
}

/** One of the newest revisions of the family that says the same, other than this one. */
export async function findNewest(
  definition: Json,
  context: AccountContext,
  except?: string,
): Promise<string | undefined> {
  const { taskDefinitionArns = [] } = await context.aws.ecs('ListTaskDefinitions', {
    familyPrefix: String(definition.family),
    status: 'ACTIVE',
    sort: 'DESC',
    maxResults: NEWEST,
  })
  for (const arn of taskDefinitionArns) {
    if (arn === except) continue
    if (isSameDefinition(definition, await readDefinitionJson(arn, context))) return arn
  }
  return undefined
}

/** Registers a revision with all that the definition has, and gives its ARN. */
export async function register(definition: Json, { aws }: AccountContext): Promise<string> {
  const input = sentAs(definition, { family: String(definition.family), containerDefinitions: [] })
  const { taskDefinition } = await aws.ecs('RegisterTaskDefinition', input)
  return taskDefinition?.taskDefinitionArn ?? ''
}
