import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Answers recorded from AWS, beside the project where the gate runs; a clone does not have them. */
const FOLDER = '../shared/recorded'

export const areThere = existsSync(FOLDER)

/** The answers to an operation, by name. */
export function recorded(service: string, operation: string): readonly (readonly [string, unknown])[] {
  return filesOf(join('responses', service, operation))
}

/** Descriptions of task definitions, retyped from public transcripts. */
export const transcribed = (): readonly (readonly [string, unknown])[] => filesOf('task-definitions-transcribed')

function filesOf(folder: string): readonly (readonly [string, unknown])[] {
  const path = join(FOLDER, folder)
  if (!existsSync(path)) return []
  return readdirSync(path).map(file => [file, JSON.parse(readFileSync(join(path, file), 'utf8'), dates)] as const)
}

/** Times, as the recorder writes them. */
function dates(_key: string, value: unknown): unknown {
  if (!isRecord(value) || value.__class__ !== 'datetime') return value
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(name =>
    Number(value[name]),
  )
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second))
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
