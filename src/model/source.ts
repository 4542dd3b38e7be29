/** A place in a program. */
export interface Source {
  /** The path of the file, from the working directory where it is inside that. */
  readonly file: string
  readonly line: number
  readonly column: number
}

const KEY = Symbol.for('fluent-ecs.sources')
const known: unknown = Reflect.get(globalThis, KEY)

/** One for all copies of this package in a process: a command may have another than the program that it loads. */
const sources: WeakMap<object, { stack?: unknown }> = known instanceof WeakMap ? known : new WeakMap()
Reflect.set(globalThis, KEY, sources)

let on = true

/**
 * Says whether what is built remembers the line of the program that made it, so that errors and diagnoses name it. It
 * costs a microsecond or two a thing. `Error.stackTraceLimit = 0` switches it off, too.
 *
 * @default true
 * @example
 * recordSources(false)
 */
export function recordSources(enabled: boolean): void {
  on = enabled
}

/** Remembers that the caller of `method` made a thing. */
export function madeBy(thing: object, method: (...given: never[]) => unknown): void {
  const { stackTraceLimit } = Error
  if (!on || !(stackTraceLimit > 0)) return
  const call: { stack?: unknown } = {}
  Error.stackTraceLimit = 1
  Error.captureStackTrace(call, method)
  Error.stackTraceLimit = stackTraceLimit
  sources.set(thing, call)
}

/** Remembers that one thing was made where another was, unless it is known where. */
export function madeWith(thing: object, other: object): void {
  const source = sources.get(other)
  if (source && !isPlaced(thing)) sources.set(thing, source)
}

/** Whether it is known where a thing was made. */
export function isPlaced(thing: object): boolean {
  return sources.has(thing)
}

/** Where in the program a thing was made, as far as that is known. The line is looked up only now. */
export function sourceOf(thing: object | undefined): Source | undefined {
  const stack = thing && sources.get(thing)?.stack
  const [, place, line, column] = (typeof stack === 'string' && FRAME.exec(stack)) || []
  if (place === undefined || place.startsWith('node:')) return undefined
  return { file: fromHere(place), line: Number(line), column: Number(column) }
}

/** A line of a stack: a name and a place in brackets, or a place alone. */
const FRAME = /\n\s+at (?:[^(\n]* \()?(.+?):(\d+):(\d+)\)?$/m

function fromHere(place: string): string {
  const path = place.startsWith('file://') ? decodeURI(place.slice('file://'.length)) : place
  const here = `${globalThis.process?.cwd() ?? ''}/`
  return path.startsWith(here) ? path.slice(here.length) : path
}

/** A place as editors and terminals open it. */
export function describeSource({ file, line, column }: Source): string {
  return `${file}:${line}:${column}`
}
