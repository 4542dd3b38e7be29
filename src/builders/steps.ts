import type { Tags } from '../model/resource.ts'
import type { Issue } from '../validators/issue.ts'
import { Builder, type Definition, frozen, lacksPart, placed } from './definition.ts'

/** A definition that can be asked what is wrong with it. */
export interface CheckedDefinition<out M> extends Definition<M> {
  /** Lists all that is wrong or doubtful, in its parts as well, without throwing. */
  issues(): readonly Issue[]
  /** Switches rules off by their codes. */
  ignoreRules(...codes: readonly string[]): this
}

/** A builder whose steps change one record of settings. */
export abstract class Steps<S extends object, M extends object> extends Builder<M> implements CheckedDefinition<M> {
  protected readonly settings: S
  readonly #ignored: ReadonlySet<string>
  #result: { readonly model: M | undefined; readonly issues: readonly Issue[] } | undefined

  constructor(settings: S, ignored: ReadonlySet<string> = new Set()) {
    super()
    this.settings = settings
    this.#ignored = ignored
  }

  /** The kind and name of what is built. */
  protected abstract get where(): readonly [kind: string, name: string]

  /** Makes the model, or nothing where a part is missing, and adds what is wrong to `issues`. */
  protected abstract make(issues: Issue[]): M | undefined

  issues(): readonly Issue[] {
    return this.#checked().issues
  }

  ignoreRules(...codes: readonly string[]): this {
    return this.#copy(this.settings, new Set([...this.#ignored, ...codes]))
  }

  protected with(patch: Partial<S>): this {
    return this.set({ ...this.settings, ...patch })
  }

  protected set(settings: S): this {
    return this.#copy(settings, this.#ignored)
  }

  protected get subject(): string {
    const [kind, name] = this.where
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll('-', ' ')} "${name}"`
  }

  protected assemble(issues: Issue[]): M | undefined {
    issues.push(...this.issues())
    return this.#checked().model
  }

  #copy(settings: S, ignored: ReadonlySet<string>): this {
    const Same = this.constructor as new (settings: S, ignored: ReadonlySet<string>) => this
    return new Same(settings, ignored)
  }

  #checked(): { readonly model: M | undefined; readonly issues: readonly Issue[] } {
    if (this.#result) return this.#result
    const found: Issue[] = []
    const made = this.make(found)
    // Without a part something is missing, and no switched-off rule makes up for it.
    const model = lacksPart(found) ? undefined : made
    const issues = found.filter(
      ({ code, severity }) => (model === undefined && severity === 'error') || !this.#ignored.has(code),
    )
    this.#result = { model, issues: frozen(unique(placed(issues, () => this))) }
    return this.#result
  }
}

/** A builder of what has tags. */
export abstract class TaggedSteps<S extends { readonly tags?: Tags }, M extends object> extends Steps<S, M> {
  tags(tags: Tags): this {
    return this.set({ ...this.settings, tags: { ...this.settings.tags, ...tags } })
  }
}

/** Each issue once: a part that several others refer to reports its own with each of them. */
function unique(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map(issue => [JSON.stringify(issue), issue])).values()]
}
