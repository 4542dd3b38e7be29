import type { Outputs } from '../../../model/index.ts'
import { isGate } from '../../../model/service-order.ts'
import type { TaskModel } from '../../../model/task.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { familyOf } from '../task-definition/family-name.ts'
import { ranWith } from './ran-with.ts'
import { runOnce } from './run-once.ts'
import { stopAll } from './stop-all.ts'
import { settled, type TaskRequest, taskRequest } from './task-request.ts'
import { Unseen } from './unseen.ts'

/** Of a task that services wait for: what it has run with, and well. Others are run by others. */
export interface TaskProps {
  readonly revision?: string
  /** A hash of what is another than in the task definition. */
  readonly overrides?: string
  readonly request: Unseen<TaskRequest | undefined>
}

export const task: ManagedHandler<'task', TaskProps> = {
  turn: 'user',
  holdsData: false,
  uniqueName: ({ id }) => id,
  identity: ({ cluster, family }) => `${cluster} ${family}`,
  // A task that was run is over some time; what says so goes with the revision that it is on.
  orphans: { where: 'tasks', find: async () => [] },
  back: { stays: 'what its tasks did is not undone, should the deploy fail' },
  immutable: [],

  desired: (model, refs, context) => {
    const request = new Unseen(taskRequest(model, refs))
    if (!isGate(model.id, context.models)) return { request }
    return { revision: refs(model.taskDefinition).arn, overrides: hashOf(wanted(model, refs)), request }
  },

  async read(model, refs, context) {
    const revision = refs(model.taskDefinition).arn
    const overrides = isGate(model.id, context.models) ? await ranWith(revision, model.id, context) : undefined
    return {
      outputs: { cluster: refs(model.cluster).arn, family: familyOf(revision) },
      props: { ...(overrides !== undefined && { revision, overrides }), request: new Unseen(undefined) },
      owner: { stack: context.stack.name, id: keyOf(model) },
    }
  },

  create: runOrLeave,

  update: (desired, _live, _changed, model, context) => runOrLeave(desired, model, context),

  remove: stopAll,
}

const wanted = (model: TaskModel, refs: Refs) => ({ containers: settled(model.overrides, refs), count: model.count })

async function runOrLeave(desired: TaskProps, model: TaskModel, context: Context): Promise<Outputs['task']> {
  const { revision, overrides, request } = desired
  if (request.value && revision !== undefined && overrides !== undefined)
    await runOnce({ request: request.value, revision, overrides }, model, context)
  const { cluster = '', taskDefinition = '' } = request.value ?? {}
  return { cluster, family: familyOf(taskDefinition) }
}
