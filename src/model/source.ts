/** A place in a program. */
export interface Source {
  /** The path of the file, from the working directory where it is inside that. */
  readonly file: string
  readonly line: number
  /** Absent where what compiled the file has kept its lines, but not its columns. */
  readonly column?: number
}

/** A call of the program: the text of its stack is made when it is first read. */
interface Call {
  stack?: unknown
}

const MADE = Symbol.for('fluent-ecs.made')

const SAID = Symbol.for('fluent-ecs.said')

/** A call by which a builder came to be as it is, and those before it. */
export interface Said {
  readonly method: string
  readonly first: unknown
  readonly call: Call
  readonly before: Said | undefined
}

/** A builder, which bears where it was made, and by which calls: there are many of them, one a step. */
interface Builder {
  [MADE]?: Call
  [SAID]?: Said
}

interface Sources {
  /** Data bears nothing but itself. */
  readonly made: WeakMap<object, Call>
  /** The files whose columns are not what they were. */
  readonly moved: Set<string>
  /** By which calls data came to be as it is. */
  readonly said: WeakMap<object, Said>
  /** How the call is found that said what stands at a path, where each call is remembered and not only what made something. */
  sourceAt: SourceAt | undefined
}

type SourceAt = (thing: object, path: readonly (string | number)[]) => Source | undefined

const KEY = Symbol.for('fluent-ecs.sources.2')

/**
 * One for all copies of this package in a process: a command may have another than the program that it loads. Versions
 * that keep something else there have another number.
 */
const known: Sources | undefined = Reflect.get(globalThis, KEY)
export const shared: Sources = known ?? {
  made: new WeakMap(),
  moved: new Set(),
  said: new WeakMap(),
  sourceAt: undefined,
}
const { made: sources, moved, said } = shared
Reflect.set(globalThis, KEY, shared)
const given = new WeakSet<object>()
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

/** Remembers that the caller of `method` made a builder. */
export function madeBy(builder: Builder, method: (...given: never[]) => unknown): void {
  const call = callTo(method)
  if (call) builder[MADE] = call
}

/** Remembers that a call made a builder of the one before it, unless a call inside it did. */
export function saidBy(
  builder: Builder,
  before: Builder,
  name: string,
  first: unknown,
  method: (...given: never[]) => unknown,
): void {
  if (!shared.sourceAt || builder[SAID]) return
  const call = callTo(method)
  if (call) builder[SAID] = { method: name, first, call, before: before[SAID] }
}

/** Remembers of data by which calls its builder came to be as it is. */
export function saidWith(data: object, builder: object): void {
  const last = lastSaidOf(builder)
  if (last) said.set(data, last)
}

/** The last call by which a builder or data came to be as it is. */
export const lastSaidOf = (thing: Builder): Said | undefined => thing[SAID] ?? said.get(thing)

/** The place where `method` was called. */
export function placeOfCall(method: (...given: never[]) => unknown): Source | undefined {
  const call = callTo(method)
  return call && sourceIn(call)
}

function callTo(method: (...given: never[]) => unknown): Call | undefined {
  const { stackTraceLimit } = Error
  if (!on || !(stackTraceLimit > 0)) return undefined
  const call: Call = {}
  Error.stackTraceLimit = 1
  Error.captureStackTrace(call, method)
  Error.stackTraceLimit = stackTraceLimit
  return call
}

/** Remembers that a builder was made where the one before it was, unless it is known where. */
export function madeAfter(builder: Builder, before: Builder): void {
  if (before[MADE] && !isPlaced(builder)) builder[MADE] = before[MADE]
}

/** Says that the call which gives data makes it. Where that is, who offers the call tells with {@link madeAt}. */
export function madeByCall(data: object): void {
  given.add(data)
}

/** Remembers of data that `method` gives where that was called, if it was made by the call. */
export function madeAt(data: object, method: (...given: never[]) => unknown): void {
  const call = given.delete(data) ? callTo(method) : undefined
  if (call) sources.set(data, call)
}

/** Remembers that data was made where its builder was, or where other data was, unless it is known where. */
export function madeWith(data: object, other: object): void {
  const call = callOf(other)
  if (call && !sources.has(data)) sources.set(data, call)
}

/** Whether it is known where a builder was made. */
export function isPlaced(builder: Builder): boolean {
  return builder[MADE] !== undefined
}

const callOf = (thing: Builder): Call | undefined => thing[MADE] ?? sources.get(thing)

/** Where in the program a thing was made, as far as that is known. The line is looked up only now. */
export function sourceOf(thing: object | undefined): Source | undefined {
  const call = thing && callOf(thing)
  return call && sourceIn(call)
}

/** Where in the program what stands at a path of a thing was said, where that was remembered. */
export const sourceAt: SourceAt = (thing, path) => shared.sourceAt?.(thing, path)

/** Where a call was. */
export function sourceIn({ stack }: Call): Source | undefined {
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
