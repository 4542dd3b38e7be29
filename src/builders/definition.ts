import { redactedIssue } from '../errors/redacted-issue.ts'
import { InvalidDefinitionError, isInvalidDefinitionError } from '../errors.ts'
import { madeBy, madeWith, sourceAt, sourceOf } from '../model/source.ts'
import type { Issue } from '../validators/issue.ts'
import { isOffered, ofCaller, offered } from './offered.ts'

/** Anything that gives a model of this kind. */
export interface Definition<out M> {
  /**
   * Checks the definition and gives its model: frozen, and the same object at every call.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): M
}

/** What every builder does: check once, freeze, remember. */
export abstract class Builder<M extends object> implements Definition<M> {
  #model: M | undefined

  /** What errors call it, for example `Service "web"`. */
  protected abstract readonly subject: string

  /** Makes the model, or nothing where a part is missing, and adds what is wrong to `issues`. */
  protected abstract assemble(issues: Issue[]): M | undefined

  build(): M {
    return this.buildFor(this.build)
  }

  /** Builds for a method that the user calls: an error's stack starts at that call. */
  protected buildFor(method: (...given: never[]) => unknown): M {
    this.#model ??= this.#checked(method)
    return this.#model
  }

  #checked(method: (...given: never[]) => unknown): M {
    const issues: Issue[] = []
    const model = this.assemble(issues)
    if (model === undefined || issues.some(issue => issue.severity === 'error'))
      throw invalid(this.subject, issues, method)
    return frozen(model, this)
  }
}

/** The error for these issues, its stack starting where `method` was called. */
export function invalid(
  subject: string,
  issues: readonly Issue[],
  method: (...given: never[]) => unknown,
): InvalidDefinitionError {
  const error = new InvalidDefinitionError(subject, issues)
  Error.captureStackTrace(error, method)
  return error
}

/** Issues with the place in the program that each is about: where `of` it was made. */
export function placed(issues: readonly Issue[], of: (issue: Issue) => object): Issue[] {
  return issues.map(redactedIssue).map(issue => {
    const builder = of(issue)
    // The first two say what it is, and its name.
    const source = issue.source ?? sourceAt(builder, issue.path.slice(2)) ?? sourceOf(builder)
    return source ? { ...issue, source } : issue
  })
}

const lacking = new WeakSet<readonly Issue[]>()

/** Whether a part that added to these issues could not be built. */
export const lacksPart = (issues: readonly Issue[]): boolean => lacking.has(issues)

/** Builds a part of something. What is found in the part joins the issues of the whole. */
export function part<M>(
  definition: { build(): M; issues?(): readonly Issue[] } | undefined,
  issues: Issue[],
): M | undefined {
  let listed = false
  try {
    if (definition?.issues) {
      issues.push(...listedBy(definition.issues()))
      listed = true
    }
    return definition?.build()
  } catch (error) {
    if (!isInvalidDefinitionError(error)) throw isOffered(definition) ? error : ofCaller(error)
    if (!listed) issues.push(...error.issues)
    lacking.add(issues)
    return undefined
  }
}

/** Definitions may be of the caller's own making. */
function listedBy(issues: unknown): Issue[] {
  return Array.isArray(issues) ? issues.filter(each => typeof each === 'object' && each !== null && 'code' in each) : []
}

/** Freezes plain data through and through. What the data describes was made where `builder` was. */
export function frozen<T>(value: T, builder?: object): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (builder && 'kind' in value) madeWith(value, builder)
  for (const each of Object.values(Object.freeze(value))) frozen(each, builder)
  return value
}

/** Gives a builder the type that its interface declares. `method` is the function of callers that made it. */
export function typed<T>(builder: MethodsOf<NoInfer<T>>, method?: (...given: never[]) => unknown): T {
  if (method) madeBy(builder, method)
  // The types remember what was called; the class that runs does not, so no cast-free way leads from one to the other.
  return offered(builder) as T
}

/** The named methods of an interface, for a class to implement without its types. */
export type MethodsOf<T> = { readonly [M in keyof T & string]: unknown }
