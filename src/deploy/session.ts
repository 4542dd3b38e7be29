import { openSession } from '../aws/session.ts'
import type { StackModel } from '../model/index.ts'
import type { AccountContext, Context } from './context.ts'
import { defaultTimeout } from './default-timeout.ts'
import { collect, type Graph } from './graph/graph.ts'
import { checkUniqueNames } from './graph/unique-names.ts'
import type { DestroyOptions } from './options.ts'
import { TAGGED_TYPES } from './resources/index.ts'
import { Rights } from './rights.ts'
import { untilAborted } from './until-aborted.ts'

/** Connects to AWS for the resources of a stack. */
export async function openStack(
  stack: StackModel,
  options: DestroyOptions,
): Promise<{ graph: Graph; context: Context }> {
  const graph = collect(stack)
  checkUniqueNames(graph, stack)
  const models = [...graph.values()].map(node => node.model)
  const { timeoutSeconds = defaultTimeout(models) } = options
  const account = await untilAborted(openAccount({ ...options, timeoutSeconds }))
  return { graph, context: { ...account, stack, models } }
}

/** Connects to AWS for something that is not a stack. */
export async function openAccount(options: DestroyOptions): Promise<AccountContext> {
  const { onEvent: emit = () => {}, ...where } = options
  const { signal: _, ...others } = options
  const session = await openSession({ ...where, emit })
  return {
    ...session,
    emit,
    taggedTypes: TAGGED_TYPES,
    verify: options.verify ?? false,
    adopt: options.adopt ?? false,
    prune: options.prune ?? false,
    rollout: {
      earlyStop: options.earlyStop ?? true,
      onConflict: options.onConflict ?? 'supersede',
      onPause: options.onPause,
      timeouts: options.timeouts ?? {},
    },
    rights: new Rights(session.clock),
    apart: () => openAccount({ ...others, timeoutSeconds: 60 }),
    deleteData: options.deleteData ?? false,
    deleteAdopted: options.deleteAdopted ?? false,
  }
}
