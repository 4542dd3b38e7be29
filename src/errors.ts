import type { DiagnosisCode } from './deploy/diagnosis/diagnosis-code.ts'
import { harmless, harmlessItem, harmlessMessage } from './errors/harmless.ts'
import { redactedIssue } from './errors/redacted-issue.ts'
import { withName } from './errors/with-name.ts'
import { redacted } from './model/credentials.ts'
import type { Kind } from './model/index.ts'
import { describeSource, type Source } from './model/source.ts'
import type { Issue } from './validators/issue.ts'

export type { DiagnosisCode, Issue }

/** The base of every error that this package throws on purpose. `code` never changes its meaning. */
export class EcsError extends Error {
  override readonly name: string = 'EcsError'
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(harmlessMessage(message), options)
    this.code = code
  }
}

/**
 * A definition that AWS would refuse. It is thrown before any call is made, and lists every issue.
 *
 * @example
 * try { web.build() } catch (error) { if (isInvalidDefinitionError(error)) console.error(error.issues) }
 */
export class InvalidDefinitionError extends EcsError {
  override readonly name = 'InvalidDefinitionError'
  readonly issues: readonly Issue[]

  constructor(subject: string, issues: readonly Issue[]) {
    const shown = issues.map(redactedIssue)
    super('definition.invalid', describeIssues(redacted(subject), shown))
    this.issues = shown
  }
}

/** What a lookup or a check before the first change found wrong. Nothing was changed. */
export type PlanErrorCode =
  | `${Kind}.missing`
  | 'account.mismatch'
  | 'approval.refused'
  | 'capacity-provider.in-use'
  | 'credentials.missing'
  | 'data.kept'
  | 'discovery-service.records-fixed'
  | 'event-bus.missing'
  | 'exec.agent'
  | 'exec.off'
  | 'exec.port'
  | 'exec.read-only'
  | 'exec.role'
  | 'exec.unreachable'
  | 'image.builder'
  | 'image.platform'
  | 'image.tag-taken'
  | 'image.unreadable'
  | 'internal.fault'
  | 'load-balancer.address-fixed'
  | 'load-balancer.protected'
  | 'network.range-fixed'
  | 'outputs.unwritable'
  | 'ownership.foreign'
  | 'package.missing'
  | 'permission.missing'
  | 'read.failed'
  | 'record.name-taken'
  | 'region.missing'
  | 'region.unknown'
  | 'restore.impossible'
  | 'revision.missing'
  | 'revision.unfit'
  | 'scale.refused'
  | 'schedule.passed'
  | 'service.controller'
  | 'service.draining'
  | 'service.name-taken'
  | 'service.port-fixed'
  | 'target-group.name-taken'
  | 'task.ambiguous'
  | 'web-acl.missing'

/** One thing that a plan found missing, or in the way. */
export interface PlanProblem {
  readonly code: PlanErrorCode
  /** The resource that could not be planned, for example `certificate shop.example.com`. */
  readonly resource: string | undefined
  /** Where in the resource, as far as it is one place: `container`, `app`, `image`. */
  readonly path?: readonly string[]
  readonly message: string
  /** What to do. */
  readonly fix: string
  /** Where in the program the resource was made, as far as it is known. */
  readonly source?: Source
}

/**
 * The program cannot be planned against this account. Nothing was changed. Everything that was found missing or in the way
 * is in `problems` and in the message; `code`, `resource` and `fix` are those of the first.
 *
 * @example
 * try { await plan(stack('shop').add(site)) } catch (error) { if (isPlanError(error)) console.error(error.problems.map(({ fix }) => fix)) }
 */
export class PlanError extends EcsError {
  override readonly name = 'PlanError'
  declare readonly code: PlanErrorCode
  /** The resource that could not be planned, for example `certificate shop.example.com`. */
  readonly resource: string | undefined
  /** What to do. */
  readonly fix: string
  readonly problems: readonly PlanProblem[]

  /** `others`: found in the same run, beside this one. */
  constructor(
    code: PlanErrorCode,
    problem: {
      readonly message: string
      readonly fix: string
      readonly resource?: string | undefined
      readonly path?: readonly string[]
      readonly source?: Source
      readonly cause?: unknown
    },
    others: readonly PlanProblem[] = [],
  ) {
    const { message, resource, path, fix, source, cause } = problem
    const first = { code, resource, ...(path && { path }), message, fix, ...(source && { source }) }
    const problems = [first, ...others].map(harmlessProblem)
    super(code, problems.map(describeProblem).join('\n'), { cause })
    this.resource = problems[0]?.resource
    this.fix = problems[0]?.fix ?? fix
    this.problems = problems
  }
}

function harmlessProblem({ resource, message, fix, ...problem }: PlanProblem): PlanProblem {
  const name = resource === undefined ? undefined : harmlessItem(resource)
  return { ...problem, resource: name, message: harmless(message), fix: harmless(fix) }
}

function describeProblem({ message, fix, source }: PlanProblem): string {
  return [message, ...(source ? [`  At: ${describeSource(source)}`] : []), `  Fix: ${fix}`].join('\n')
}

/** How a deploy or destroy that did not succeed has ended. */
export type FailedOutcome = 'rolled-back' | 'superseded' | 'timed-out' | 'failed' | 'interrupted'

/** Why something failed, as data. */
export interface Diagnosis {
  /** The cause as a code, for example `image.missing`. */
  readonly code: DiagnosisCode
  /** The cause in a sentence. */
  readonly cause: string
  /** What was seen, in AWS's words. */
  readonly evidence: readonly string[]
  /** What to do. */
  readonly fix: string
  /** The settings that the fix is about, where it is about settings. */
  readonly changes?: readonly SettingChange[]
  /** The resources that fail of it, where it is several: `service web`, `service api`. The fix is told of the first. */
  readonly of?: readonly string[]
  /** The container that failed, where one did. */
  readonly container?: string
  /** Where in the program what failed was made: the container, task definition or service. */
  readonly source?: Source
  readonly docs?: string
}

/** A setting to change, as data. */
export interface SettingChange {
  readonly of: 'service' | 'task' | 'task-definition' | 'container'
  /** The name of the service or container, or the family, where it is known. */
  readonly name?: string
  /** As the API names it, with dots into structures: `linuxParameters.devices`. */
  readonly setting: string
  /** What it is now. Absent where it is not set, or could be secret. */
  readonly from?: string | number | boolean
  /** What it should be, where that is known. */
  readonly to?: string | number | boolean
  /** `certain`: this mends it. `likely`: most often. `possible`: one of several that can. */
  readonly sure: 'certain' | 'likely' | 'possible'
}

/** The same with words from outside that steer neither a terminal nor a CI runner. */
export function harmlessDiagnosis(diagnosis: Diagnosis): Diagnosis {
  const { cause, evidence, fix, of, container, changes } = diagnosis
  return {
    ...diagnosis,
    cause: harmless(cause),
    evidence: evidence.map(harmlessItem),
    fix: harmless(fix),
    ...(of && { of: of.map(harmlessItem) }),
    ...(changes && { changes: changes.map(harmlessChange) }),
    ...(container !== undefined && { container: harmlessItem(container) }),
  }
}

function harmlessChange(change: SettingChange): SettingChange {
  const { name, from } = change
  return {
    ...change,
    ...(name !== undefined && { name: harmlessItem(name) }),
    ...(typeof from === 'string' && { from: harmlessItem(from) }),
  }
}

/** A change that was made, or was still to be made, when a deploy stopped. */
export interface ChangeSummary {
  /** The resource, for example `service web`. */
  readonly resource: string
  readonly action: 'create' | 'update' | 'replace' | 'delete'
  /**
   * Of an update that was not applied: what is new was made, and what is no longer wanted stays until a deploy succeeds. Of
   * a create: what its first calls make is there, and the rest is made by a deploy that succeeds.
   */
  readonly inPart?: true
}

/** What a restore did after a failed deploy. */
interface Restored {
  /** What was set back, or deleted again. */
  readonly applied: readonly ChangeSummary[]
  /** What stays as it is now, and why: data, and what others have changed meanwhile. */
  readonly left: readonly { readonly resource: string; readonly name?: string; readonly because: string }[]
  /** Why nothing was restored, or not all of it. Absent: all that can go back did. */
  readonly trouble?: string
}

/** A deploy or destroy did not succeed. It says how it ended, why, what was applied and what was not. */
export class DeployError extends EcsError {
  override readonly name = 'DeployError'
  readonly outcome: FailedOutcome
  readonly diagnosis: readonly Diagnosis[]
  readonly applied: readonly ChangeSummary[]
  readonly notApplied: readonly ChangeSummary[]
  /** How it ended, in a sentence, and which resources made it end so. */
  readonly summary: string
  /** With `onFailure: 'restore'`: what became of what the deploy had changed. */
  readonly restored: Restored | undefined

  constructor(failure: {
    readonly outcome: FailedOutcome
    readonly summary: string
    readonly diagnosis: readonly Diagnosis[]
    readonly applied: readonly ChangeSummary[]
    readonly notApplied: readonly ChangeSummary[]
    readonly restored?: Restored
    readonly cause?: unknown
  }) {
    super(`deploy.${failure.outcome}`, describeFailure(failure), { cause: failure.cause })
    this.outcome = failure.outcome
    this.diagnosis = failure.diagnosis.map(harmlessDiagnosis)
    this.applied = failure.applied
    this.notApplied = failure.notApplied
    this.summary = failure.summary
    this.restored = failure.restored
  }
}

/** A task that was run, and how it ended. */
export interface RanTask {
  readonly arn: string
  readonly id: string
  /** The exit codes of the containers that have started, by name. */
  readonly exitCodes: Readonly<Record<string, number>>
  /** That of the container that does the work. Absent where it never started. */
  readonly exitCode?: number
  /** Who ended it, for example `EssentialContainerExited` or `SpotInterruption`. */
  readonly stopCode?: string
  readonly stoppedReason?: string
}

/** A task did not run to a good end. */
export class RunError extends EcsError {
  override readonly name = 'RunError'
  readonly outcome: 'failed' | 'interrupted' | 'timed-out'
  /** How it ended, in a sentence. */
  readonly summary: string
  readonly tasks: readonly RanTask[]
  readonly diagnosis: readonly Diagnosis[]

  constructor(
    outcome: RunError['outcome'],
    summary: string,
    ended: { readonly tasks: readonly RanTask[]; readonly diagnosis: readonly Diagnosis[]; readonly cause?: unknown },
  ) {
    const diagnosis = ended.diagnosis.map(harmlessDiagnosis)
    super(`run.${outcome}`, [summary, ...diagnosis.flatMap(describeDiagnosis)].join('\n'), { cause: ended.cause })
    this.outcome = outcome
    this.summary = harmless(summary)
    this.tasks = ended.tasks
    this.diagnosis = diagnosis
  }
}

/** Tells whether a value is a {@link RunError}, and if `outcome` is given, one that ended so. */
export function isRunError(value: unknown, outcome?: RunError['outcome']): value is RunError {
  if (!isEcsError(value) || value.name !== 'RunError') return false
  return outcome === undefined || value.code === `run.${outcome}`
}

/** Tells whether a value is an error of this package; works across two copies of it. */
export function isEcsError(value: unknown): value is EcsError {
  return value instanceof Error && /^(Ecs|InvalidDefinition|Plan|Deploy|Run)Error$/.test(value.name) && 'code' in value
}

/** Tells whether a value is an {@link InvalidDefinitionError}. */
export function isInvalidDefinitionError(value: unknown): value is InvalidDefinitionError {
  return isEcsError(value) && value.name === 'InvalidDefinitionError'
}

/** Tells whether a value is a {@link PlanError}, and if `code` is given, one with that code. */
export function isPlanError(value: unknown, code?: PlanErrorCode): value is PlanError {
  return isEcsError(value) && value.name === 'PlanError' && (code === undefined || value.code === code)
}

/** Tells whether a value is a {@link DeployError}, and if `outcome` is given, one that ended so. */
export function isDeployError(value: unknown, outcome?: FailedOutcome): value is DeployError {
  if (!isEcsError(value) || value.name !== 'DeployError') return false
  return outcome === undefined || value.code === `deploy.${outcome}`
}

function describeIssues(subject: string, issues: readonly Issue[]): string {
  const errors = issues.filter(issue => issue.severity === 'error').length
  const title = `${subject} is not valid: ${errors} ${errors === 1 ? 'error' : 'errors'}`
  return [title, ...issues.map(describeIssue)].join('\n')
}

/** An issue for people: where, what, which rule, and what to do. */
export function describeIssue(issue: Issue): string {
  const where = issue.path.length > 0 ? `${issue.path.join(' > ')}: ` : ''
  const lines = [`  ${issue.severity === 'error' ? 'x' : '!'} ${where}${issue.message} [${issue.code}]`]
  if (issue.source) lines.push(`      At: ${describeSource(issue.source)}`)
  if (issue.hint) lines.push(`      Fix: ${issue.hint}`)
  return lines.join('\n')
}

const MOST_EVIDENCE = 30

function describeFailure(failure: {
  readonly summary: string
  readonly diagnosis: readonly Diagnosis[]
  readonly applied: readonly ChangeSummary[]
  readonly notApplied: readonly ChangeSummary[]
  readonly restored?: Restored
}): string {
  const lines = [failure.summary]
  lines.push(...failure.diagnosis.flatMap(describeDiagnosis))
  // What only reads has nothing to apply.
  if (failure.applied.length + failure.notApplied.length > 0)
    lines.push(
      `  Applied: ${describeChanges(failure.applied)}`,
      `  Not applied: ${describeChanges(failure.notApplied)}`,
    )
  if (failure.restored) lines.push(...describeRestored(failure.restored))
  return lines.join('\n')
}

function describeRestored({ applied, left, trouble }: Restored): string[] {
  return [
    `  Restored: ${describeChanges(applied)}`,
    ...left.map(each => `  Left: ${withName(each)}: ${harmlessItem(each.because)}`),
    ...(trouble === undefined
      ? []
      : [
          ...harmless(trouble)
            .split('\n')
            .map(line => `  ${line}`),
          '    Fix: Deploy the program of before with { prune: true } to go back, or this one again to go on.',
        ]),
  ]
}

/** A cause for people: what, what was seen, where, and what to do. */
export function describeDiagnosis({ cause, code, of, evidence, source, fix }: Diagnosis): string[] {
  const more = evidence.length - MOST_EVIDENCE
  return [
    `  Cause: ${cause} [${code}]`,
    ...(of
      ? [
          `    Of: ${of.slice(0, MOST_EVIDENCE).join(', ')}${of.length > MOST_EVIDENCE ? ` and ${of.length - MOST_EVIDENCE} more` : ''}`,
        ]
      : []),
    ...evidence.slice(0, MOST_EVIDENCE).map(seen => `    seen: ${harmlessItem(seen)}`),
    ...(more > 0 ? [`    seen: … and ${more} more`] : []),
    ...(source ? [`    At: ${describeSource(source)}`] : []),
    `    Fix: ${fix}${of ? ` It is the same for the others.` : ''}`,
  ]
}

function describeChanges(changes: readonly ChangeSummary[]): string {
  return changes.length === 0 ? 'nothing' : changes.map(describeChange).join(', ')
}

const WIDENED = 'it has what is new, and keeps what is no longer wanted until a deploy succeeds'
const BEGUN = 'what its first calls make is there, and a deploy that succeeds makes the rest'

function describeChange({ action, resource, inPart }: ChangeSummary): string {
  return `${action} ${resource}${inPart ? ` (in part: ${action === 'create' ? BEGUN : WIDENED})` : ''}`
}
