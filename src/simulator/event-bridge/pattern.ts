import { AwsError } from '../operation.ts'
import { checkFilter, isRecord } from './filter.ts'

/** Throws what AWS says of a pattern that it does not take, in the words of https://github.com/aws/event-ruler */
export function checkPattern(text: string): void {
  let pattern: unknown
  try {
    pattern = JSON.parse(text)
  } catch {
    throw invalid('Invalid JSON')
  }
  if (!isRecord(pattern)) throw invalid('Filter is not an object')
  checkObject(pattern)
}

function checkObject(pattern: Readonly<Record<string, unknown>>): void {
  const fields = Object.entries(pattern)
  if (fields.length === 0) throw invalid('Empty objects are not allowed')
  for (const [name, value] of fields) {
    if (name === '$or') checkOr(value)
    else if (isRecord(value)) checkObject(value)
    else if (Array.isArray(value)) checkValues(value)
    else throw invalid(`"${name}" must be an object or an array`)
  }
}

function checkOr(branches: unknown): void {
  if (!Array.isArray(branches)) throw invalid('It must be an Array followed with $or.')
  for (const branch of branches) {
    if (!isRecord(branch)) throw invalid('Only JSON object is allowed in array of $or relationship.')
    checkObject(branch)
  }
  if (branches.length < 2) throw invalid('There must have at least 2 Objects in $or relationship.')
}

function checkValues(values: readonly unknown[]): void {
  if (values.length === 0) throw invalid('Empty arrays are not allowed')
  for (const value of values) {
    if (Array.isArray(value)) throw invalid('Match value must be String, number, true, false, or null')
    const reason = isRecord(value) ? checkFilter(value) : undefined
    if (reason !== undefined) throw invalid(reason)
  }
}

const invalid = (reason: string): AwsError =>
  new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`)
