import { nearest } from '../errors/nearest.ts'
import { checkFilter } from './event-filter.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html'
const quota = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html'
/** By the quota, which AWS raises when it is asked to, and by the model of the API. */
const LONGEST = 2048
const LONGEST_EVER = 4096

/** What every event has: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
const FIELDS = ['version', 'id', 'source', 'detail-type', 'account', 'region', 'time', 'resources', 'detail', '$or']

/** Checks a pattern as AWS does: https://github.com/aws/event-ruler */
export function checkPattern(pattern: object, report: Report): void {
  const fail = (path: readonly string[], message: string, hint: string): void =>
    report({ code: 'EVT-PAT-01', path: ['pattern', ...path], message, hint, docs })
  checkFields(pattern, [], fail)
  for (const name of Object.keys(pattern)) {
    if (FIELDS.includes(name)) continue
    const near = nearest(name, FIELDS)
    const message = `No event has a field ${quoted(name)} of its own, so that nothing fits this pattern`
    const hint = near === undefined ? "put it into detail, where it is the source's" : `did you mean ${quoted(near)}?`
    report({ code: 'EVT-PAT-03', severity: 'warning', path: ['pattern', name], message, hint, docs })
  }
  const { length } = JSON.stringify(pattern)
  if (length <= LONGEST) return
  report({
    code: 'EVT-PAT-02',
    severity: length > LONGEST_EVER ? 'error' : 'warning',
    path: ['pattern'],
    message: `The pattern is ${length} characters as JSON, more than ${length > LONGEST_EVER ? LONGEST_EVER : LONGEST}`,
    hint: length > LONGEST_EVER ? 'make it several rules' : 'ask AWS for a larger quota, or make it several rules',
    docs: quota,
  })
}

type Fail = (path: readonly string[], message: string, hint: string) => void

function checkFields(pattern: object, path: readonly string[], fail: Fail): void {
  const fields = Object.entries(pattern).filter(([, value]) => value !== undefined)
  if (fields.length === 0)
    fail(
      path,
      'An empty object fits nothing, and AWS takes none',
      'leave it out, or ask { exists: true } of one of its fields',
    )
  for (const [name, value] of fields) {
    const here = [...path, name]
    if (name === '$or') checkBranches(value, here, fail)
    else if (Array.isArray(value)) checkFilters(value, here, fail)
    else if (isRecord(value)) checkFields(value, here, fail)
    else fail(here, `${quoted(name)} must be an object or an array`, `write [${JSON.stringify(value)}]`)
  }
}

function checkBranches(branches: unknown, path: readonly string[], fail: Fail): void {
  if (!Array.isArray(branches) || branches.length < 2 || !branches.every(isRecord)) {
    fail(path, '$or takes a list of at least two objects', 'write for example [{ a: [1] }, { b: [2] }]')
    return
  }
  for (const [at, branch] of branches.entries()) checkFields(branch, [...path, String(at)], fail)
}

function checkFilters(filters: readonly unknown[], path: readonly string[], fail: Fail): void {
  if (filters.length === 0)
    fail(path, 'An empty array fits nothing, and AWS takes none', 'leave it out, or write [{ exists: true }]')
  for (const [at, filter] of filters.entries()) {
    const here = [...path, String(at)]
    if (Array.isArray(filter) || filter === undefined || Number.isNaN(filter))
      fail(
        here,
        'A value to compare with is a string, a number, true, false, null or a filter',
        'take the inner list away',
      )
    else if (isRecord(filter)) checkFilter(filter, (message, hint) => fail(here, message, hint))
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
