/** A place in a program. */
export interface Source {
  /** The path of the file, from the working directory where it is inside that. */
  readonly file: string
  readonly line: number
  /** Absent where what compiled the file has kept its lines, but not its columns. */
  readonly column?: number
}

interface Sources {
  readonly made: WeakMap<object, { stack?: unknown }>
  /** The files whose columns are not what they were. */
  readonly moved: Set<string>
}

const KEY = Symbol.for('fluent-ecs.sources')

/** One for all copies of this package in a process: a command may have another than the program that it loads. */
const known: Sources | undefined = Reflect.get(globalThis, KEY)
const { made: sources, moved }: Sources = known ?? { made: new WeakMap(), moved: new Set() }
Reflect.set(globalThis, KEY, { made: sources, moved })
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

/** Says that a file was compiled so that its lines are what they were, and its columns are not. */
export function keepsLinesAlone(path: string): void {
  moved.add(path)
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
  const path = pathOf(place)
  return { file: fromHere(path), line: Number(line), ...(!moved.has(path) && { column: Number(column) }) }
}

/** A line of a stack: a name and a place in brackets, or a place alone. */
const FRAME = /\n\s+at (?:[^(\n]* \()?(.+?):(\d+):(\d+)\)?$/m

const pathOf = (place: string): string =>
  place.startsWith('file://') ? decodeURI(place.slice('file://'.length)) : place

function fromHere(path: string): string {
  const here = `${globalThis.process?.cwd() ?? ''}/`
  return path.startsWith(here) ? path.slice(here.length) : path
}

/** A place as editors and terminals open it. */
export function describeSource({ file, line, column }: Source): string {
  return [file, line, ...(column === undefined ? [] : [column])].join(':')
}
