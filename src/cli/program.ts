import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Deployable } from '../deploy/deployable.ts'
import { nearest } from '../errors/nearest.ts'
import { importProgram } from './import-program.ts'
import { UsageError } from './usage-error.ts'

/** What a file gives to deploy. */
export interface Program {
  readonly stack: Deployable
  /** The name of the environment, where the file has several. */
  readonly environment?: string
  /** Where it is to be deployed, where its settings say so. */
  readonly region?: string
  readonly expectedAccount?: string
}

/** Which program of a file, and what it gets. */
export interface ProgramChoice {
  readonly env?: string
  readonly arg: readonly string[]
}

interface Environments {
  readonly names: readonly string[]
  settingsOf(name: string): object
  stackOf(name: string): unknown
}

/**
 * The program of a file: its default export, or else the only export that is a stack, environments or a function.
 *
 * @throws UsageError where there is no such file, export or environment.
 */
export async function loadProgram(file: string, cwd: string, choice: ProgramChoice): Promise<Program> {
  const exported = await exportOf(file, cwd)
  if (!isEnvironments(exported)) {
    if (choice.env !== undefined && typeof exported !== 'function')
      throw new UsageError(`${file} has no environments`, 'Leave out --env, or export environments({ … }, …).')
    const stack = await stackOf(exported, choice, file)
    return { stack, ...(choice.env !== undefined && { environment: choice.env }) }
  }
  const { names } = exported
  if (choice.env === undefined)
    throw new UsageError(`${file} is for several environments: ${names.join(', ')}`, 'Say which: --env NAME.')
  if (!names.includes(choice.env)) {
    const meant = nearest(choice.env, names)
    throw new UsageError(
      `${file} has no environment "${choice.env}"`,
      `It has: ${names.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`,
    )
  }
  return inEnvironment(exported, choice.env, choice, file)
}

/** The names of the environments of a file. */
export async function environmentsOf(file: string, cwd: string): Promise<readonly string[]> {
  const exported = await exportOf(file, cwd)
  return isEnvironments(exported) ? exported.names : []
}

/** The programs of a file: one for each environment. */
export async function loadPrograms(file: string, cwd: string, choice: ProgramChoice): Promise<readonly Program[]> {
  if (choice.env !== undefined) return [await loadProgram(file, cwd, choice)]
  const exported = await exportOf(file, cwd)
  if (!isEnvironments(exported)) return [{ stack: await stackOf(exported, choice, file) }]
  return Promise.all(exported.names.map(name => inEnvironment(exported, name, choice, file)))
}

async function inEnvironment(
  exported: Environments,
  environment: string,
  choice: ProgramChoice,
  file: string,
): Promise<Program> {
  const settings = exported.settingsOf(environment)
  const text = (name: string): Record<string, string> => {
    const value: unknown = Reflect.get(settings, name)
    return typeof value === 'string' ? { [name]: value } : {}
  }
  // Its settings are chosen by the environment, whether or not a function looks at that.
  const stack = await stackOf(exported.stackOf(environment), choice, file, ['env'])
  return { stack, environment, ...text('region'), ...text('expectedAccount') }
}

const isServiceLike = (file: string): boolean => /^[\w-]+\/[\w-]+$/.test(file)
const OF_OTHERS =
  ' For a service that no program keeps there is fluent-ecs release: with the image or the task definition of before it goes back.'

async function exportOf(file: string, cwd: string): Promise<unknown> {
  const path = resolve(cwd, file)
  if (!existsSync(path))
    throw new UsageError(
      `There is no file ${file}`,
      `Name the file of a program that exports a stack.${isServiceLike(file) ? OF_OTHERS : ''}`,
    )
  const exports = await importProgram(path)
  if (isProgram(exports.default)) return exports.default
  // A CommonJS module, seen from ECMAScript.
  const inner =
    typeof exports.default === 'object' && exports.default ? Reflect.get(exports.default, 'default') : undefined
  if (isProgram(inner)) return inner
  const named = Object.entries(exports).filter(([, value]) => isDeployable(value) || isEnvironments(value))
  if (named.length === 1) return named[0]?.[1]
  const what =
    named.length > 1 ? `exports several stacks: ${named.map(([name]) => name).join(', ')}` : 'exports no stack'
  throw new UsageError(
    `${file} ${what}`,
    "Give it one `export default`: stack('…').add(…), environments(…), or a function that returns a stack.",
  )
}

async function stackOf(
  given: unknown,
  choice: ProgramChoice,
  file: string,
  unread: readonly string[] = [],
): Promise<Deployable> {
  const args = new Arguments(choice)
  const made = typeof given === 'function' ? await given(args.given) : given
  if (typeof given !== 'function' && choice.arg.length > 0)
    throw new UsageError(`${file} takes no arguments`, 'Leave out --arg, or export a function that returns a stack.')
  if (!isDeployable(made))
    throw new UsageError(
      `${file} gives ${made === null ? 'null' : typeof made}, and no stack`,
      "Return stack('…').add(…).",
    )
  if (typeof given === 'function') args.checkTaken(file, made, unread)
  return made
}

/** What a program that is a function gets: `--arg name=value`, and `--env` as `env`. */
class Arguments {
  readonly given: Readonly<Record<string, string>>
  readonly #names: readonly string[]
  readonly #read = new Set<string>()

  constructor({ env, arg }: ProgramChoice) {
    const pairs = arg.map(each => {
      const at = each.indexOf('=')
      if (at < 1)
        throw new UsageError(`--arg takes name=value, and got "${each}"`, 'Write, for example, --arg tag=1.4.2.')
      return [each.slice(0, at), each.slice(at + 1)] as const
    })
    const all = [...pairs, ...(env === undefined ? [] : [['env', env] as const])]
    this.#names = all.map(([name]) => name)
    // A plain object: it can be cloned and compared as one.
    this.given = {}
    for (const [name, value] of all) this.#give(name, value)
  }

  #give(name: string, value: string): void {
    const shape = { configurable: true, enumerable: true }
    Object.defineProperty(this.given, name, {
      ...shape,
      get: () => {
        this.#read.add(name)
        return value
      },
      set: (next: unknown) => Object.defineProperty(this.given, name, { ...shape, value: next, writable: true }),
    })
  }

  /** A name that is misspelt would deploy what stands in its place by default. */
  checkTaken(file: string, made: Deployable, unread: readonly string[]): void {
    const left = () => this.#names.find(name => !this.#read.has(name) && !unread.includes(name))
    if (left() === undefined) return
    try {
      // Some are read only there.
      made.build()
    } catch {
      // What builds it next tells why it cannot be.
      return
    }
    const lost = left()
    if (lost === undefined) return
    throw new UsageError(
      `${file} does not read the argument "${lost}"`,
      'Correct its name, leave it out, or let the function take it.',
    )
  }
}

const isProgram = (value: unknown): boolean =>
  isDeployable(value) || isEnvironments(value) || typeof value === 'function'

function isDeployable(value: unknown): value is Deployable {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'build') === 'function'
}

function isEnvironments(value: unknown): value is Environments {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === 'environments'
}
