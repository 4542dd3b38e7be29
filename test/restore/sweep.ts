import { type DeployOptions, deploy, isDeployError, isPlanError, plan, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { type Snapshot, snapshot } from '../faults/snapshot.ts'

/** From one program to another, on an account of its own. */
export interface Change {
  /** An account with all that was there before. */
  readonly prepared: () => Promise<Simulator>
  /** The program of before, where there was one. */
  readonly from?: Stack | undefined
  readonly to: Stack
  readonly options?: Partial<DeployOptions>
}

const REFUSED = { how: 'rejected', code: 'AccessDeniedException', message: 'Not here', status: 403 } as const
const RESTORE = { onFailure: 'restore' } as const

/** How many changing calls the change makes; or why it is refused, or cannot be restored. */
export async function changingCalls(change: Change): Promise<number | string> {
  const simulator = await change.prepared()
  const from = simulator.calls.length
  const error = await failureOf(change, simulator)
  // Without prune, nothing takes the name that one of Service Connect still has
  if (isPlanError(error, 'restore.impossible') || isPlanError(error, 'service.name-taken')) return error.message
  if (error !== undefined) throw error
  return simulator.calls.slice(from).filter(({ mutating }) => mutating).length
}

/** Refuses the n-th changing call of a deploy that restores. Tells what is not as it was before. */
export async function restoredAfter(nth: number, change: Change): Promise<string[]> {
  const simulator = await change.prepared()
  const before = await snapshot(simulator)
  const end = simulator.inject({ mutating: true, nth }, REFUSED)
  const error = await failureOf(change, simulator)
  end()
  // Not every refusal ends a deploy; and where what is lost goes at its end, the new program is at work.
  if (error === undefined || (isDeployError(error) && !error.restored && onlyDeletes(error.notApplied))) return []
  if (!isDeployError(error) || !error.restored) return [`call ${nth}: not restored: ${error}`]
  const found = await notAsBefore(before, simulator, change, [false, true])
  if (error.restored.trouble !== undefined) found.push(error.restored.trouble)
  return found.map(each => `call ${nth}: ${each}\n${error}`)
}

/** Where a run dies: at the n-th changing call of a deploy, or so many calls after the n-th was refused. */
export interface Death {
  readonly nth: number
  readonly after?: number
}

/** Lets a deploy die, or its restore. Tells what the next deploy of the program before does not mend. */
export async function mendedAfter({ nth, after }: Death, change: Change): Promise<string[]> {
  const { from } = change
  if (!from) return []
  const simulator = await change.prepared()
  const before = await snapshot(simulator)
  const controller = new AbortController()
  const die = (at: number): (() => void) =>
    simulator.inject({ mutating: true, nth: at }, { how: 'crash', when: at % 2 === 0 ? 'before' : 'after' }, () =>
      controller.abort(),
    )
  const ends = after === undefined ? [die(nth)] : []
  if (after !== undefined)
    ends.push(simulator.inject({ mutating: true, nth }, REFUSED, () => void ends.push(die(after))))
  await failureOf(change, simulator, { signal: controller.signal })
  for (const end of ends) end()
  // What was being deleted at the end of the deploy may be gone only after the first look.
  for (let run = 0; run < 2; run += 1) await deploy(from, { ...simulator.options(), prune: true })
  return (await notAsBefore(before, simulator, change, [false])).map(each => `dead at ${nth}, ${after}: ${each}`)
}

async function failureOf({ to, options }: Change, simulator: Simulator, more: DeployOptions = {}): Promise<unknown> {
  const work = deploy(to, { ...simulator.options(), ...options, ...RESTORE, ...more })
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
}

const onlyDeletes = (changes: readonly { readonly action: string }[]): boolean =>
  changes.every(({ action }) => action === 'delete')

// A revision that a dead run has left is the newest of its family, and a plan that verifies looks at that one.
async function notAsBefore(
  before: Snapshot,
  simulator: Simulator,
  { from }: Change,
  ways: readonly boolean[],
): Promise<string[]> {
  const [is, was] = [await snapshot(simulator), before].map(({ lines }) => lines.map(plain))
  const lines = [
    ...(is ?? []).filter(line => !was?.includes(line) && !KEPT.test(line)).map(line => `+ ${line}`),
    ...(was ?? []).filter(line => !is?.includes(line) && !KEPT.test(line)).map(line => `- ${line}`),
  ]
  return [...lines, ...(from ? await notEmpty(from, simulator, ways) : [])]
}

/** What a plan of a program would do. */
async function notEmpty(program: Stack, simulator: Simulator, ways: readonly boolean[]): Promise<string[]> {
  const found: string[] = []
  for (const verify of ways) {
    const next = await plan(program, { ...simulator.options(), prune: true, verify })
    if (!next.isEmpty) found.push(`a plan of the program before (verify: ${verify}) is not empty: ${next}`)
  }
  return found
}

/** What holds data or serves others stays, and what AWS is deleting goes by itself. */
const KEPT = /^(log group|repository|cache rule|inactive revision) |^schedule group .*"State":"DELETING"/

const plain = (line: string): string =>
  line
    // The same in other words: UpdateService has none for "no longer".
    .replace('"healthCheckGracePeriodSeconds":0,', '')
    .replace('"alarms":{"alarmNames":[],"enable":false,"rollback":false},', '')
    .replace('"lifecycleHooks":[],', '')
    // Where the program names no boundary, one that is there stays.
    .replace(/"PermissionsBoundary":\{[^}]*\},?/, '')
    // ECS decides how many instances run.
    .replace(/"Instances":\[.*?\],"MaxSize"/, '"MaxSize"')
    // A listener that got its certificate back can have it in its list, too.
    .replace(/\{"CertificateArn":"([^"]*)","IsDefault":false\},(?=.*\{"CertificateArn":"\1","IsDefault":true\})/g, '')
    .replace(/(?<=\{"CertificateArn":"([^"]*)","IsDefault":true\}.*),\{"CertificateArn":"\1","IsDefault":false\}/g, '')
