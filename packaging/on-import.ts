// What the package's `index` is made from: the names of `index.ts`, but the code of a verb is loaded when it is called.
// Most programs are read far more often than deployed, and a verb brings every kind of resource and every cause.
import { isInvalidDefinitionError } from '../src/errors.ts'

export { describeEvent } from '../src/deploy/events.ts'
export { dynamoDbLease } from '../src/deploy/lease/dynamo-db-lease.ts'
export { interruptible } from '../src/deploy/reporter/interruptible.ts'
export { reporter } from '../src/deploy/reporter/reporter.ts'
export * from '../src/describe.ts'
export {
  DeployError,
  EcsError,
  InvalidDefinitionError,
  isDeployError,
  isEcsError,
  isInvalidDefinitionError,
  isPlanError,
  isRunError,
  PlanError,
  RunError,
} from '../src/errors.ts'
export { recordSources } from '../src/model/source.ts'

const verbs = () => import('../src/verbs.ts')

type Verb<Args extends readonly unknown[], Result> = (...args: Args) => Promise<Result>

/** A verb whose code is loaded when it is called. Their types are those of `index.ts`. */
function late<Args extends readonly unknown[], Result>(load: () => Promise<Verb<Args, Result>>): Verb<Args, Result> {
  return async function verb(...args) {
    const call: { stack?: string } = {}
    Error.captureStackTrace(call, verb)
    try {
      return await (await load())(...args)
    } catch (error) {
      // The first frame of what a program has wrong is the line that called: behind a wait it would be one of this package.
      const frames = call.stack?.indexOf('\n    at ') ?? -1
      if (frames >= 0 && isInvalidDefinitionError(error))
        error.stack = `${error.name}: ${error.message}${call.stack?.slice(frames)}`
      throw error
    }
  }
}

export const approve = /* @__PURE__ */ late(async () => (await verbs()).approve)
export const deploy = /* @__PURE__ */ late(async () => (await verbs()).deploy)
export const destroy = /* @__PURE__ */ late(async () => (await verbs()).destroy)
export const diagnose = /* @__PURE__ */ late(async () => (await verbs()).diagnose)
export const exec = /* @__PURE__ */ late(async () => (await verbs()).exec)
export const forward = /* @__PURE__ */ late(async () => (await verbs()).forward)
export const plan = /* @__PURE__ */ late(async () => (await verbs()).plan)
export const planDestroy = /* @__PURE__ */ late(async () => (await verbs()).planDestroy)
export const planRollback = /* @__PURE__ */ late(async () => (await verbs()).planRollback)
export const preflight = /* @__PURE__ */ late(async () => (await verbs()).preflight)
export const pruneRevisions = /* @__PURE__ */ late(async () => (await verbs()).pruneRevisions)
export const reject = /* @__PURE__ */ late(async () => (await verbs()).reject)
export const release = /* @__PURE__ */ late(async () => (await verbs()).release)
export const restart = /* @__PURE__ */ late(async () => (await verbs()).restart)
export const rollback = /* @__PURE__ */ late(async () => (await verbs()).rollback)
export const run = /* @__PURE__ */ late(async () => (await verbs()).run)
export const scale = /* @__PURE__ */ late(async () => (await verbs()).scale)
export const status = /* @__PURE__ */ late(async () => (await verbs()).status)
export const stop = /* @__PURE__ */ late(async () => (await verbs()).stop)

export async function* logs(...args: Parameters<typeof import('../src/operate/logs.ts').logs>) {
  yield* (await verbs()).logs(...args)
}
