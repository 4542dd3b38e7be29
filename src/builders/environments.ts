import type { StackModel } from '../model/stack.ts'
import { taken } from './calls.ts'
import { kind } from './kinds.ts'

/** One program for several environments; the command line chooses one with `--env`, and checks all. */
export interface Environments<Name extends string = string> {
  readonly kind: 'environments'
  readonly names: readonly Name[]
  /** The settings of an environment. */
  settingsOf(name: Name): object
  /** The stack of an environment. */
  stackOf(name: Name): EnvironmentStack
}

/** What a program gives for an environment: a stack. */
export interface EnvironmentStack {
  build(): StackModel
}

/**
 * Makes one stack for each environment, by one program with the settings of each. A setting is what the compiler sees
 * there, so `.cpu(settings.cpu)` is checked for every environment. `region` and `expectedAccount`, where a setting has
 * that name, are where the command line deploys it.
 *
 * @param settings The settings by the name of the environment.
 * @param program Makes the stack. Stacks of one account need names of their own.
 * @example
 * const shops = environments(
 *   { staging: { region: 'eu-west-1', tasks: 1 }, prod: { region: 'us-east-1', tasks: 4 } },
 *   ({ tasks }, name) => stack(`shop-${name}`).add(site.desiredCount(tasks)),
 * )
 */
export function environments<const Settings extends Readonly<Record<string, object>>>(
  settings: Settings,
  program: (settings: Settings[keyof Settings], name: keyof Settings & string) => EnvironmentStack,
): Environments<keyof Settings & string> {
  taken('environments()', { takes: [SETTINGS, PROGRAM] }, [settings, program], environments)
  type Name = keyof Settings & string
  const made = new Map<Name, EnvironmentStack>()
  return Object.freeze({
    kind: 'environments' as const,
    names: Object.freeze(Object.keys(settings).filter((name): name is Name => name in settings)),
    settingsOf: (name: Name): object => settings[name] ?? {},
    stackOf: (name: Name): EnvironmentStack => {
      const known = made.get(name) ?? program(settings[name], name)
      made.set(name, known)
      return known
    },
  })
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const SETTINGS = kind(
  'an object with the settings of each environment',
  value => isRecord(value) && Object.keys(value).length > 0 && Object.values(value).every(isRecord),
)
const PROGRAM = kind('a function that makes a stack of settings', value => typeof value === 'function')
