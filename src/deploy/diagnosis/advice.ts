import type { Diagnosis, SettingChange } from '../../errors.ts'
import type { Clue, RanAlone } from './subject.ts'

/** What to do, in a sentence, and the settings that it names, as data. */
export interface Advice {
  readonly text: string
  readonly changes: readonly SettingChange[]
}

/** A setting as the API names it, and what it should be where that is known. */
type Setting = string | { readonly setting: string; readonly to: NonNullable<SettingChange['to']> }

/** A setting, or several of which one is to be changed, as a sentence names it and as data. */
export interface Place {
  readonly words: string
  readonly changes: readonly SettingChange[]
}

/** A sentence that names places. A fix that names one setting mostly mends it; of several, each can. */
export function advice(words: TemplateStringsArray, ...parts: readonly (string | number | Place)[]): Advice {
  const changes = parts.flatMap(part => (typeof part === 'object' ? part.changes : []))
  const text = String.raw({ raw: words }, ...parts.map(part => (typeof part === 'object' ? part.words : part)))
  return { text, changes: changes.length > 1 ? changes.map(change => ({ ...change, sure: 'possible' })) : changes }
}

/** One thing to do and then another; either can be absent. */
export function inTurn(...given: readonly (string | Advice | undefined)[]): Advice {
  const all = given.flatMap(each => (typeof each === 'string' ? { text: each, changes: [] } : (each ?? [])))
  const changes = all.flatMap(each => each.changes)
  return {
    text: all.map(({ text }) => text).join(' '),
    changes: all.length > 1 ? changes.map(change => ({ ...change, sure: 'possible' })) : changes,
  }
}

/** What a diagnosis tells of a fix. */
export function fixOf(given: string | Advice): Pick<Diagnosis, 'fix' | 'changes'> {
  if (typeof given === 'string') return { fix: given }
  return { fix: given.text, ...(given.changes.length > 0 && { changes: given.changes }) }
}

/** Where to change a setting: the line of the program, or AWS's own name for it. */
export function ofService(clue: Clue, method: string, ...settings: readonly Setting[]): Place {
  const { service, program, ran } = clue.subject
  if (ran) return ofRun(ran, program ? method : namesOf(settings), settings, service)
  const { serviceName: name } = service
  const where = program ? `service('${name}')` : `service ${name}`
  return {
    words: `${program ? method : namesOf(settings)} of ${name === undefined ? 'the service' : where}`,
    changes: changesOf('service', name, settings, service),
  }
}

/** The same of a run that is like no service: it says itself where it runs. */
function ofRun({ task }: RanAlone, words: string, settings: readonly Setting[], request: object): Place {
  if (task !== undefined)
    return { words: `${words} of task('${task}')`, changes: changesOf('task', task, settings, request) }
  const where = words === 'networkConfiguration' ? '{ network: { subnets, securityGroups, assignPublicIp } }' : words
  return { words: `${where} of the run`, changes: changesOf('task', undefined, settings, request) }
}

export function ofTask(clue: Clue, method: string, ...settings: readonly Setting[]): Place {
  const { definition, definitionId, program } = clue.subject
  return {
    words: `${program ? method : namesOf(settings)} of ${taskWords(clue)}`,
    changes: changesOf(
      'task-definition',
      (program ? definitionId : undefined) ?? definition?.family,
      settings,
      definition,
    ),
  }
}

export function ofContainer(clue: Clue, method: string, ...settings: readonly Setting[]): Place {
  const { container, subject } = clue
  const name = container?.name
  const where = subject.program ? `container('${name}')` : `container ${name}`
  return {
    words: `${subject.program ? method : namesOf(settings)} of ${name === undefined ? '' : `${where} in `}${taskWords(clue)}`,
    changes: changesOf('container', name, settings, container),
  }
}

function taskWords({ subject: { definition, definitionId, program } }: Clue): string {
  const family = definition?.family
  if (family === undefined) return 'the task definition'
  return program ? `taskDefinition('${definitionId ?? family}')` : `task definition ${family}`
}

function namesOf(settings: readonly Setting[]): string {
  return settings.map(each => (typeof each === 'string' ? each : each.setting)).join(' and ')
}

function changesOf(
  of: SettingChange['of'],
  name: string | undefined,
  settings: readonly Setting[],
  now: object | undefined,
): SettingChange[] {
  return settings.map(each => {
    const { setting, to = undefined } = typeof each === 'string' ? { setting: each } : each
    const from = valueAt(now, setting)
    return {
      of,
      ...(name !== undefined && { name }),
      setting,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      sure: 'likely',
    }
  })
}

function valueAt(now: unknown, path: string): SettingChange['from'] {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), now)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}
