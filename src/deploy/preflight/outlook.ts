import type { Issue } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { ServiceModel } from '../../model/service.ts'
import { sourceOf } from '../../model/source.ts'
import type { TaskModel } from '../../model/task.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import { foretell } from '../diagnosis/causes.ts'
import type { DiagnosisCode } from '../diagnosis/diagnosis-code.ts'
import { readable } from '../diagnosis/readable.ts'
import type { Clue } from '../diagnosis/subject.ts'

/** What will fail is of these, and how sure that is: of a `warning` something may be true that cannot be seen. */
export interface Prospect {
  readonly code: DiagnosisCode
  readonly of: TaskDefinitionModel | ServiceModel | TaskModel
  readonly path: Issue['path']
  readonly clue: Clue
  readonly severity?: Issue['severity']
  /** What was seen that says so. */
  readonly seen?: string
}

/** Collects what was found, and what could not be looked at. */
export class Outlook {
  readonly #issues = new Map<string, Issue>()
  readonly #notLookedAt = new Set<string>()

  /** A failure that is to come, told as it would be told when it has come. */
  add({ code, of, path, clue, severity = 'error', seen }: Prospect): void {
    const { cause, fix, docs } = foretell(code, clue)
    this.tell(
      { code, severity, path: [of.kind, of.id, ...path], message: cause, hint: fix, ...(docs && { docs }) },
      of,
      seen,
    )
  }

  tell(issue: Issue, of: Model, seen?: string): void {
    const source = sourceOf(of)
    this.#keep({ ...issue, ...(seen !== undefined && { received: seen }), ...(source && { source }) })
  }

  #keep(issue: Issue): void {
    const key = `${issue.path.slice(0, 2).join(' ')} ${issue.message}`
    if (!this.#issues.has(key)) this.#issues.set(key, issue)
  }

  /** All that another one has: of what the deploy starts nothing of, nothing fails yet. */
  take(other: Outlook, starts: boolean): void {
    for (const issue of other.issues) this.#keep(starts ? issue : { ...issue, severity: 'warning' })
    for (const what of other.notLookedAt) this.skip(what)
  }

  /** What is not known, and why. */
  skip(what: string): void {
    this.#notLookedAt.add(what)
  }

  /** What `read` gives; nothing where it may not be read, which is then said. */
  async look<T>(what: string, read: () => Promise<T>): Promise<T | undefined> {
    const { value, evidence } = await readable(what, read)
    for (const each of evidence) this.skip(each)
    return value
  }

  get issues(): readonly Issue[] {
    return [...this.#issues.values()]
  }

  get notLookedAt(): readonly string[] {
    return [...this.#notLookedAt]
  }
}
