import type { Api } from './api.ts'
import type { Scenario } from './scenarios/scenario.ts'

/** The leaves of every answer by `call > path`: text in which what is random, such as ids and times, is not compared. */
export type Answers = ReadonlyMap<string, string>

export async function answersOf(scenario: Scenario, api: Api): Promise<Answers> {
  const answers = new Map<string, string>()
  await scenario(api, async (label, call) => {
    try {
      const output = await call
      const { $metadata: _, ...fields } = output as Record<string, unknown>
      note(answers, label, fields)
      return output
    } catch (error) {
      if (!(error instanceof Error)) throw error
      answers.set(`${label} > error`, error.name)
      return undefined
    }
  })
  return answers
}

function note(answers: Map<string, string>, path: string, value: unknown): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'object') answers.set(path, comparable(String(value)))
  else if (value instanceof Date) answers.set(path, 'a time')
  else for (const [key, inner] of Object.entries(value)) note(answers, `${path} > ${key}`, inner)
}

function comparable(text: string): string {
  return text
    .replace(/%[0-9A-F]{2}/g, code => decodeURIComponent(code))
    .replace(/\bAROA[A-Z0-9]+\b/g, 'an-id')
    .replace(/\b(?=[\w-]*\d)[0-9a-zA-Z]{8,}(-[0-9a-f]{4,}){0,4}\b/g, 'an-id')
    .replace(/^\d{9,}$/, 'a number')
}
