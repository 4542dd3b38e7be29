import { allPages } from '../aws/pages.ts'
import type { AccountContext } from '../deploy/context.ts'
import { collect, type Graph, walk } from '../deploy/graph/graph.ts'
import { NotThere } from '../deploy/graph/not-there.ts'
import { readModel } from '../deploy/graph/read.ts'
import { existing } from '../deploy/graph/refs.ts'
import { ID, keyOf, nameOf, ownerOf, tagOf } from '../deploy/ownership.ts'
import type { Live } from '../deploy/resources/handler.ts'
import { fromTagList } from '../deploy/resources/tag-list.ts'
import { settled, taskRequest } from '../deploy/resources/task/task-request.ts'
import { familyNames } from '../deploy/resources/task-definition/family-name.ts'
import { newestOfStack } from '../deploy/resources/task-definition/newest-revision.ts'
import type { Launch } from '../deploy/running/launch.ts'
import { PlanError } from '../errors.ts'
import type { Kind } from '../model/index.ts'
import type { TaskModel } from '../model/task.ts'
import { overridesOf } from './launch.ts'
import type { RunOverrides } from './run-target.ts'

/**
 * Reads what a task of a stack needs, as the stack has made it. The newest revision that the stack has registered is the one to run.
 *
 * @param name The stack, where it is said.
 *
 * @throws PlanError where the stack has not been deployed, or something of it is gone
 */
export async function readTask(
  model: TaskModel,
  overrides: RunOverrides,
  name: string | undefined,
  account: AccountContext,
): Promise<Launch> {
  const { definition, arn, stack } = await deployed(model, name, account)
  const graph = collect({ kind: 'stack', name: stack, tags: {}, roots: [model] })
  const context = { ...account, stack: { name: stack, tags: {} }, models: [...graph.values()].map(node => node.model) }
  const present = new Map<string, { live: Live<Kind> | undefined }>()
  const definitionKey = keyOf(model.taskDefinition)
  await walk(neededBy(keyOf(model), definitionKey, graph), 'forward', async node => {
    present.set(node.key, { live: await readModel(node.model, present, context) })
    return true
  })
  present.set(definitionKey, { live: { outputs: { arn }, props: {}, owner: undefined } })
  const refs = existing(present)
  try {
    const request = taskRequest(model, refs)
    const all = overridesOf(overrides, definition, settled(model.overrides, refs))
    const { id: definitionId } = model.taskDefinition
    const alone = { task: model.id }
    return { service: {}, definition, definitionId, request: { ...request, overrides: all }, program: true, alone }
  } catch (error) {
    throw error instanceof NotThere ? notDeployed(model, `${error.message} is not there`) : error
  }
}

/** The newest revision, and the stack that has made it. */
async function deployed(model: TaskModel, name: string | undefined, context: AccountContext) {
  const { id } = model.taskDefinition
  const stack = name ?? (await stackOf(model, context))
  const { present, former } = familyNames(model.taskDefinition, { stack: { name: stack, tags: {} } })
  for (const family of [present, ...(former === undefined ? [] : [former])]) {
    const definition = (await newestOfStack(family, stack, context))?.taskDefinition
    if (definition?.taskDefinitionArn !== undefined) return { definition, arn: definition.taskDefinitionArn, stack }
  }
  throw notDeployed(model, `stack ${stack} has made none of the ten newest revisions of task definition ${id}`)
}

/** The only stack that has a definition of this id: the name of a family has that of its stack. */
async function stackOf(model: TaskModel, { aws }: AccountContext): Promise<string> {
  const found = await allPages(async next => {
    const { ResourceTagMappingList, PaginationToken } = await aws.resourceGroupsTaggingAPI('GetResources', {
      ResourceTypeFilters: ['ecs:task-definition'],
      TagFilters: [{ Key: ID, Values: [tagOf(keyOf(model.taskDefinition))] }],
      ...(next ? { PaginationToken: next } : {}),
    })
    return { items: ResourceTagMappingList, next: PaginationToken }
  })
  const stacks = new Set(found.flatMap(({ Tags }) => ownerOf(fromTagList(Tags))?.stack ?? []))
  const [only, ...others] = stacks
  if (only === undefined)
    throw notDeployed(model, `no stack is seen to have task definition ${model.taskDefinition.id}`)
  if (others.length === 0) return only
  throw new PlanError('task.missing', {
    resource: nameOf(model),
    message: `${nameOf(model)} is of several stacks: ${[...stacks].join(', ')}`,
    fix: 'Say which: run(task, {}, { stack }).',
  })
}

function notDeployed(model: TaskModel, why: string): PlanError {
  const resource = nameOf(model)
  const fix = 'Deploy the stack that has it first.'
  return new PlanError('task.missing', { resource, message: `${resource} cannot run: ${why}`, fix })
}

/** What the task refers to, at any distance, save what its definition alone does. */
function neededBy(task: string, definition: string, graph: Graph): Graph {
  const keys = new Set<string>()
  const visit = (key: string): void => {
    if (key === definition || keys.has(key)) return
    keys.add(key)
    for (const needed of graph.get(key)?.needs ?? []) visit(needed)
  }
  for (const needed of graph.get(task)?.needs ?? []) visit(needed)
  return new Map([...graph].filter(([key]) => keys.has(key)))
}
