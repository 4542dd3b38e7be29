import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { harmlessMessage } from '../errors/harmless.ts'
import { describeIssue, InvalidDefinitionError, type Issue, isInvalidDefinitionError } from '../errors.ts'
import { checkService } from '../validators/check-service.ts'
import { checkTaskDefinition } from '../validators/check-task-definition.ts'
import type { CliContext } from './cli-context.ts'
import type { Conclusion } from './conclude.ts'
import { placedInJson, syntaxIssue } from './placed-in-json.ts'
import { loadPrograms, type Program, type ProgramChoice } from './program.ts'
import { UsageError } from './usage-error.ts'

/** @throws InvalidDefinitionError where anything is wrong. */
export async function checkFile(file: string, choice: ProgramChoice, { cwd }: CliContext): Promise<Conclusion> {
  if (file.endsWith('.json')) return concluded(file, jsonIssues(file, cwd))
  const programs = await loadPrograms(file, cwd, choice)
  const issues = programs.flatMap(program => issuesOf(program))
  return concluded(
    file,
    issues,
    programs.flatMap(({ environment }) => environment ?? []),
  )
}

function concluded(file: string, issues: readonly Issue[], environments: readonly string[] = []): Conclusion {
  if (issues.some(({ severity }) => severity === 'error')) throw new InvalidDefinitionError(file, issues)
  const warnings = issues.length === 1 ? '1 warning' : `${issues.length} warnings`
  const where = environments.length > 0 ? ` for ${environments.join(', ')}` : ''
  const text = [
    ...issues.map(describeIssue),
    `${file} is valid${where}${issues.length > 0 ? `, with ${warnings}` : ''}`,
  ]
  return {
    text: harmlessMessage(text.join('\n')),
    data: { valid: true, ...(environments.length > 0 && { environments }), issues },
  }
}

function issuesOf({ stack, environment }: Program): Issue[] {
  const issues = stack.issues?.() ?? builtIssues(stack)
  return environment === undefined
    ? [...issues]
    : issues.map(issue => ({ ...issue, path: [environment, ...issue.path] }))
}

function builtIssues(stack: Program['stack']): readonly Issue[] {
  try {
    stack.build()
    return []
  } catch (error) {
    if (isInvalidDefinitionError(error)) return error.issues
    throw error
  }
}

function jsonIssues(file: string, cwd: string): readonly Issue[] {
  const path = resolve(cwd, file)
  if (!existsSync(path))
    throw new UsageError(`There is no file ${file}`, 'Name a file with a task definition or a service.')
  const text = readFileSync(path, 'utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return [syntaxIssue(error, text, file)]
  }
  return placedInJson(isService(json) ? checkService(json) : checkTaskDefinition(json), text, file)
}

/** What only services have. */
function isService(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    ['serviceName', 'services', 'desiredCount', 'schedulingStrategy'].some(name => name in json)
  )
}
