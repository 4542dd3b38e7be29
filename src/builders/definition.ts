import { InvalidDefinitionError, isInvalidDefinitionError } from '../errors.ts'
import type { Issue } from '../validators/issue.ts'

/** Anything that gives a model of this kind. */
export interface Definition<out M> {
  /**
   * Checks the definition and gives its model: frozen, and the same object at every call.
   *
   * @throws InvalidDefinitionError that lists everything AWS would refuse.
   */
  build(): M
  /** Lists all that is wrong or doubtful, in its parts as well, without throwing. */
  issues(): readonly Issue[]
  /** Switches rules off by their codes. */
  ignoreRules(...codes: readonly string[]): this
}

type Method = (...given: never[]) => unknown
type Where = readonly [kind: string, name: string]

/** What every builder does: hold settings, check them once, freeze the model and remember it. */
export abstract class Builder<S extends object, M extends object> implements Definition<M> {
  protected readonly settings: S
  readonly #ignored: ReadonlySet<string>
  #result: { readonly model: M | undefined; readonly issues: readonly Issue[] } | undefined

  constructor(settings: S, ignored: ReadonlySet<string> = new Set()) {
    this.settings = settings
    this.#ignored = ignored
  }

  /** The kind and name of what is built. */
  protected abstract get where(): Where

  /** Makes the model, or nothing where a part is missing, and adds what is wrong to `issues`. */
  protected abstract assemble(issues: Issue[]): M | undefined

  build(): M {
    return this.buildFor(this.build)
  }

  issues(): readonly Issue[] {
    return this.#checked().issues
  }

  ignoreRules(...codes: readonly string[]): this {
    return this.#copy(this.settings, new Set([...this.#ignored, ...codes]))
  }

  /** Builds for a method that the user calls: an error's stack starts at that call. */
  protected buildFor(method: Method): M {
    const { model, issues } = this.#checked()
    if (model === undefined || issues.some(issue => issue.severity === 'error'))
      throw invalid(this.where, issues, method)
    return model
  }

  protected with(patch: Partial<S>): this {
    return this.#copy({ ...this.settings, ...patch }, this.#ignored)
  }

  #copy(settings: S, ignored: ReadonlySet<string>): this {
    const Same = this.constructor as new (settings: S, ignored: ReadonlySet<string>) => this
    return new Same(settings, ignored)
  }

  #checked(): { readonly model: M | undefined; readonly issues: readonly Issue[] } {
    if (this.#result) return this.#result
    const found: Issue[] = []
    const model = this.assemble(found)
    // Without a model something is missing, and no switched-off rule makes up for it.
    const issues = model === undefined ? found : found.filter(issue => !this.#ignored.has(issue.code))
    this.#result = { model: frozen(model), issues: frozen(unique(issues)) }
    return this.#result
  }
}

/** The error for these issues, its stack starting where `method` was called. */
export function invalid([kind, name]: Where, issues: readonly Issue[], method: Method): InvalidDefinitionError {
  const error = new InvalidDefinitionError(`${kind.replaceAll('-', ' ')} "${name}"`, issues)
  Error.captureStackTrace(error, method)
  return error
}

/** Builds a part of something. What is found in the part joins the issues of the whole. */
export function part<M>(
  definition: { build(): M; issues?(): readonly Issue[] } | undefined,
  issues: Issue[],
): M | undefined {
  try {
    if (definition?.issues) issues.push(...definition.issues())
    return definition?.build()
  } catch (error) {
    if (!isInvalidDefinitionError(error)) throw error
    if (!definition?.issues) issues.push(...error.issues)
    return undefined
  }
}

/** Freezes plain data through and through. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(Object.freeze(value)).forEach(frozen)
  return value
}

/** Gives a builder the type that its interface declares. */
export function typed<T>(builder: unknown): T {
  // The types remember what was called; the class that runs does not, so no cast-free way leads from one to the other.
  return builder as T
}

/** The named methods of an interface, for a class to implement without its types. */
export type MethodsOf<T> = { readonly [M in keyof T & string]: unknown }

/** Each issue once: a part that several others refer to reports its own with each of them. */
function unique(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}
