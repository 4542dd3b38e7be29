import type { AccountContext } from '../deploy/context.ts'
import { collect, type Graph, walk } from '../deploy/graph/graph.ts'
import { NotThere } from '../deploy/graph/not-there.ts'
import { readModel } from '../deploy/graph/read.ts'
import { existing } from '../deploy/graph/refs.ts'
import { keyOf, nameOf, ownerOf } from '../deploy/ownership.ts'
import { fromEcsTags } from '../deploy/resources/ecs-tags.ts'
import type { Live } from '../deploy/resources/handler.ts'
import { settled, taskRequest } from '../deploy/resources/task/task-request.ts'
import type { Launch } from '../deploy/running/launch.ts'
import { PlanError } from '../errors.ts'
import type { Kind } from '../model/index.ts'
import type { TaskModel } from '../model/task.ts'
import { overridesOf } from './launch.ts'
import type { RunOverrides } from './run-target.ts'

/**
 * Reads what a task of a stack needs, as the stack has made it. Its newest revision is the one to run.
 *
 * @throws PlanError where the stack has not been deployed, or something of it is gone
 */
export async function readTask(model: TaskModel, overrides: RunOverrides, account: AccountContext): Promise<Launch> {
  const { definition, arn, stack } = await deployed(model, account)
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
    return { service: {}, definition, request: { ...request, overrides: all }, program: true }
  } catch (error) {
    throw error instanceof NotThere ? notDeployed(model, `${error.message} is not there`) : error
  }
}

/** The newest revision, and the stack that has made it. */
async function deployed(model: TaskModel, { aws }: AccountContext) {
  const { family } = model.taskDefinition
  const found = await aws.ecs('DescribeTaskDefinition', { taskDefinition: family, include: ['TAGS'] }).catch(error => {
    if (error instanceof Error && /unable to describe task definition/i.test(error.message)) return undefined
    throw error
  })
  const { taskDefinition: definition, tags } = found ?? {}
  const owner = ownerOf(fromEcsTags(tags))
  if (!definition) throw notDeployed(model, `there is no task definition ${family}`)
  if (!owner) throw notDeployed(model, `the newest revision of task definition ${family} was not made by a stack`)
  return { definition, arn: definition.taskDefinitionArn ?? family, stack: owner.stack }
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
